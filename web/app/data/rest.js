import { isAboutCluster } from '../lib/clusters.js';
import { progressText, WAITING } from '../lib/progress.js';

/** The key is missing or not accepted. */
export class Unauthorised extends Error {}

/** The server is there, but not ready; the message says how far it is. */
export class NotReady extends Error {
  /** @param {string} message @param {boolean} waiting whether it lacks only events */
  constructor(message, waiting) {
    super(message);
    this.waiting = waiting;
  }
}

/** Which cluster is meant isn't clear, or there is no such one. */
export class ClusterUnclear extends Error {}

/** The server answered with a problem; the message is what it says. */
export class Refused extends Error {}

/** The server has nothing at this address. */
export class Missing extends Refused {}

/** There is no replay of the id that the address names. */
export class ReplayGone extends Error {}

const TIMEOUT_MILLIS = 10_000;

/** Where the page's files are, whatever address it is shown at: below it is the API. */
const ROOT = new URL('../', import.meta.url);

/** A path of this server as an address, also when the page lives below a prefix. @param {string} path */
export function address(path) {
  return new URL(path, ROOT);
}

/**
 * @param {string} path
 * @returns {Promise<any>}
 * @throws {Unauthorised | NotReady | ClusterUnclear | Refused | TypeError | DOMException} the last two when nobody answers
 */
export async function getJson(path) {
  const answer = await ask('GET', path);
  if (answer.ok) return answer.json();
  throw await problemOf(answer);
}

/**
 * The same while the browser waits: for what must be there before it goes on, as on paper.
 *
 * @param {string} path
 * @returns {any} null when it isn't to be had
 */
export function getJsonNow(path) {
  const asking = new XMLHttpRequest();
  asking.open('GET', address(path), false);
  try {
    asking.send();
    return asking.status === 200 ? JSON.parse(asking.responseText) : null;
  } catch (error) {
    console.warn(`${path} is not read.`, error);
    return null;
  }
}

/**
 * Logs in; the server answers with a cookie that scripts can't read.
 *
 * @param {string} key
 * @throws {Unauthorised | Refused}
 */
export const postSession = (key) => sendJson('POST', 'api/session', { key });

/**
 * Asks the server to do something.
 *
 * @param {'POST' | 'PATCH' | 'DELETE'} method
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<any>} null where it answers nothing
 * @throws {Unauthorised | NotReady | Refused | TypeError | DOMException} as {@link getJson}
 */
export async function sendJson(method, path, body) {
  const answer = await ask(method, path, body);
  if (!answer.ok) throw await problemOf(answer);
  return answer.status === 204 ? null : answer.json();
}

/** @param {string} method @param {string} path @param {object} [body] @returns {Promise<Response>} */
function ask(method, path, body) {
  const text = body ? JSON.stringify(body) : null;
  return (
    askedAhead(`${method} ${path}${text ?? ''}`) ??
    fetch(address(path), {
      method,
      headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) },
      body: text,
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    })
  );
}

/** What boot.js has asked, once, and not long after. What it hasn't ends that: from there on the page is ahead of it. @param {string} what */
function askedAhead(what) {
  const { ahead } = globalThis;
  if (!ahead) return undefined;
  const answer = performance.now() < ahead.untilMillis ? ahead.answers.get(what) : undefined;
  if (answer) ahead.answers.delete(what);
  else ahead.untilMillis = 0;
  return answer;
}

/** What a problem object (RFC 9457) says, as an error. @param {Response} answer */
async function problemOf(answer) {
  const isJson = (answer.headers.get('Content-Type') ?? '').includes('json');
  const problem = isJson ? await answer.json().catch(() => ({})) : {};
  if (answer.status === 503) return new NotReady(progressText(problem), problem.progress?.state === WAITING);
  const said = [problem.detail ?? problem.title ?? `HTTP ${answer.status}`, problem.whatToDo].filter(Boolean).join(' ');
  if (isAboutCluster(answer.status, problem)) return new ClusterUnclear(said);
  if (answer.status === 401) return new Unauthorised(said);
  return answer.status === 404 ? new Missing(said) : new Refused(said);
}
