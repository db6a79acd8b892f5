import { format, parse } from '../lib/route.js';
import { getJson, postSession, Refused, Unauthorised } from './rest.js';

/**
 * The key in the address, as the demo's ready-to-click link has it (`#key=…`, or `#/topics?key=…`). It leaves the address bar and the history at once.
 *
 * @returns {string | null}
 */
export function takeKeyFromAddress() {
  const hash = location.hash.slice(1);
  const key = new URLSearchParams(hash.startsWith('/') ? hash.replace(/^[^?]*/, '') : hash).get('key');
  const kept = location.pathname + location.search + format(parse(location.hash));
  if (key !== null) history.replaceState(history.state, '', kept);
  return key;
}

/**
 * Logs in with the address's key, if there is one; when it isn't accepted the first read says so.
 *
 * @returns {Promise<void>}
 */
export async function logInFromAddress() {
  const key = takeKeyFromAddress();
  if (key === null) return;
  await postSession(key).catch((error) => console.warn(`Login with the key in the address failed: ${error.message}`));
}

/**
 * Asks whether this browser may read, which is no fault, before anything that would be one.
 *
 * @throws {Unauthorised} when it must log in first
 */
export async function requireSession() {
  const session = await getJson('api/session').catch(unlessRefused);
  if (session?.keyRequired && !session.open) throw new Unauthorised('A key is needed.');
}

/** A server that can't tell is asked for data straight away. @param {unknown} error */
function unlessRefused(error) {
  if (error instanceof Refused) return null;
  throw error;
}
