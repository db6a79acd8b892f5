import { address } from './rest.js';

/** A socket that has been silent for so long beyond its interval is dead, even when nobody has closed it. */
const SILENCE_MILLIS = 9000;

/** The server's close code for those who may not go on: the session has ended, or there is no such cluster. */
export const SHUT_OUT = 1008;

/**
 * Opens the push socket; nothing comes before something is asked for.
 *
 * @param {(path: string) => string} asked a path that asks for what the page shows
 * @param {number} intervalSeconds how often pushes are to come
 * @param {{ onOpen: () => void, onMessage: (text: string) => void, onLost: (code: number, reason: string) => void }} hear
 *   `onLost` comes once, at last, with the server's code and reason if it gave any
 * @returns {{ close: () => void, send: (text: string) => void }} nothing is heard after `close`
 */
export function openSocket(asked, intervalSeconds, { onOpen, onMessage, onLost }) {
  const url = address(asked(`api/monitoring/ws?interval=${intervalSeconds}s&silent=true`));
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url);
  const patienceMillis = SILENCE_MILLIS + intervalSeconds * 1000;
  /** Messages stay in order, though unpacking takes a while. */
  let heard = Promise.resolve();
  let unpacking = 0;
  let over = false;
  let watchdog = setTimeout(lose, patienceMillis);

  function end() {
    over = true;
    clearTimeout(watchdog);
    socket.close();
  }

  function lose(code = 0, reason = '') {
    if (over) return;
    end();
    onLost(code, reason);
  }

  socket.onopen = () => over || onOpen();
  socket.onclose = ({ code, reason }) => lose(code, reason);
  socket.onmessage = ({ data }) => {
    if (over) return;
    clearTimeout(watchdog);
    watchdog = setTimeout(lose, patienceMillis);
    if (typeof data === 'string' && !unpacking) return onMessage(data);
    unpacking++;
    heard = heard.then(async () => {
      const text = typeof data === 'string' ? data : await unpacked(data);
      unpacking--;
      if (!over) onMessage(text);
    }, lose);
  };
  return { close: end, send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text) };
}

/** A compressed message as text. @param {Blob} blob @returns {Promise<string>} */
const unpacked = (blob) => new Response(blob.stream().pipeThrough(new DecompressionStream('gzip'))).text();
