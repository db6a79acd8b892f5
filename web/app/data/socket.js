import { withCluster } from '../lib/clusters.js';
import { address } from './rest.js';

/** A socket that has been silent for so long beyond its interval is dead, even when nobody has closed it. */
const SILENCE_MILLIS = 9000;

/** The server's close code for those who may not go on: the session has ended, or there is no such cluster. */
export const SHUT_OUT = 1008;

/**
 * Opens the push socket.
 *
 * @param {string | null} cluster null: the server's only one
 * @param {number} intervalSeconds how often pushes are to come
 * @param {{ onOpen: () => void, onMessage: (text: string) => void, onLost: (code: number, reason: string) => void }} hear
 *   `onLost` comes once, at last, with the server's code and reason if it gave any
 * @returns {() => void} closes it; nothing is heard after that
 */
export function openSocket(cluster, intervalSeconds, { onOpen, onMessage, onLost }) {
  const url = address(withCluster(`api/monitoring/ws?interval=${intervalSeconds}s`, cluster));
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url);
  const patienceMillis = SILENCE_MILLIS + intervalSeconds * 1000;
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
    onMessage(String(data));
  };
  return end;
}
