/** The key is missing or not accepted. */
export class Unauthorised extends Error {}

/** The server is there, but not ready; the message says how far it is. */
export class NotReady extends Error {}

/** The server answered with a problem; the message is what it says. */
export class Refused extends Error {}

const TIMEOUT_MILLIS = 10_000;

/** A path of this server as an address, also when the page lives below a prefix. @param {string} path */
export function address(path) {
  return new URL(path, document.baseURI);
}

/**
 * @param {string} path
 * @returns {Promise<any>}
 * @throws {Unauthorised | NotReady | Refused | TypeError | DOMException} the last two when nobody answers
 */
export async function getJson(path) {
  const answer = await fetch(address(path), {
    headers: { Accept: 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT_MILLIS),
  });
  if (answer.ok) return answer.json();
  const said = await problemText(answer);
  if (answer.status === 401) throw new Unauthorised(said);
  if (answer.status === 503) throw new NotReady(said);
  throw new Refused(said);
}

/**
 * Logs in; the server answers with a cookie that scripts can't read.
 *
 * @param {string} key
 * @throws {Unauthorised | Refused}
 */
export async function postSession(key) {
  const answer = await fetch(address('api/session'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ key }),
    signal: AbortSignal.timeout(TIMEOUT_MILLIS),
  });
  if (answer.ok) return;
  const said = await problemText(answer);
  throw answer.status === 401 ? new Unauthorised(said) : new Refused(said);
}

/** What a problem object (RFC 9457) says, with the progress if it has one. @param {Response} answer */
async function problemText(answer) {
  const fallback = `HTTP ${answer.status}`;
  if (!(answer.headers.get('Content-Type') ?? '').includes('json')) return fallback;
  const problem = await answer.json().catch(() => ({}));
  return problem.detail ?? problem.title ?? fallback;
}
