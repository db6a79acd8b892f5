import { format, parse } from '../lib/route.js';
import { t } from '../lib/texts.js';
import { getJson, postSession, Refused, Unauthorised } from './rest.js';

/**
 * The key in the address, as the demo's ready-to-click link has it (`#key=…`, or `#/topics?key=…`). It leaves the address bar and the history at once.
 *
 * @returns {string | null}
 */
export function takeKeyFromAddress() {
  const key = new URLSearchParams(location.hash.replace(/^#(\/[^?]*)?/, '')).get('key');
  const kept = location.pathname + location.search + format(parse(location.hash));
  if (key !== null) history.replaceState(history.state, '', kept);
  return key;
}

/** The address's key until a server has seen it: the page may be there before the server is. @type {string | null} */
let unused = null;

/** Keeps the address's key, if there is one, for the first server that answers. */
export function keepKeyFromAddress() {
  unused = takeKeyFromAddress();
}

/** Logs in with the key that is kept; when it isn't accepted the first read says so. */
async function logIn() {
  if (unused === null) return;
  try {
    await postSession(unused);
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Unauthorised)) throw error;
    console.warn(`Login with the key in the address failed: ${error.message}`);
  }
  unused = null;
}

/**
 * Asks whether this browser may read, which is no fault, before anything that would be one.
 *
 * @throws {Unauthorised} when it must log in first
 */
export async function requireSession() {
  await logIn();
  const session = await getJson('api/session').catch(unlessRefused);
  if (session?.keyRequired && !session.open) throw new Unauthorised(t.server.needsKey);
}

/** A server that can't tell is asked for data straight away. @param {unknown} error */
function unlessRefused(error) {
  if (error instanceof Refused) return null;
  throw error;
}
