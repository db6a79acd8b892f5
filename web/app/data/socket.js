import { address } from './rest.js';

/** Pushes come every second; a socket silent for so long is dead, even when nobody has closed it. */
const SILENCE_MILLIS = 10_000;

/**
 * Opens the push socket.
 *
 * @param {{ onOpen: () => void, onMessage: (text: string) => void, onLost: () => void }} hear `onLost` comes once, at last
 * @returns {() => void} closes it; nothing is heard after that
 */
export function openSocket({ onOpen, onMessage, onLost }) {
  const url = address('api/monitoring/ws?interval=1s');
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url);
  let over = false;
  let watchdog = setTimeout(lose, SILENCE_MILLIS);

  function end() {
    over = true;
    clearTimeout(watchdog);
    socket.close();
  }

  function lose() {
    if (over) return;
    end();
    onLost();
  }

  socket.onopen = () => over || onOpen();
  socket.onclose = lose;
  socket.onmessage = ({ data }) => {
    if (over) return;
    clearTimeout(watchdog);
    watchdog = setTimeout(lose, SILENCE_MILLIS);
    onMessage(String(data));
  };
  return end;
}
