/**
 * What may come in from outside, checked before anything is shown: a bad message must never blank the page.
 */

const THROUGHPUT = ['produceRate', 'fetchRate', 'produceBytes', 'fetchBytes'];
const LATENCY = ['produceP50', 'produceP95', 'produceP99', 'fetchP50', 'fetchP95', 'fetchP99'];
const HEALTH = [
  'activeConnections',
  'totalTopics',
  'totalPartitions',
  'totalConsumers',
  'diskUsageBytes',
  'memoryUsageBytes',
  'goroutineCount',
];

class Mismatch extends Error {}

/**
 * @param {unknown} message what a cluster's view says
 * @returns {string | null} what is wrong with it
 */
export function metricsProblem(message) {
  try {
    checkMetrics(message);
    return null;
  } catch (error) {
    if (error instanceof Mismatch) return error.message;
    throw error;
  }
}

/** @param {any} message */
function checkMetrics(message) {
  object(message, 'message');
  numbers(message.throughput, 'throughput', THROUGHPUT);
  numbers(message.latency, 'latency', LATENCY);
  numbers(message.clusterHealth, 'clusterHealth', HEALTH);
  number(message.timestamp, 'timestamp');
  if (message.atMillis !== undefined) number(message.atMillis, 'atMillis');
  if (message.clusterId !== undefined) text(message.clusterId, 'clusterId');
  if (message.unknown !== undefined) reasons(message.unknown, 'unknown');
  if (message.recent !== undefined && message.recent !== null) checkRecent(message.recent);
  if (message.unreachable !== undefined) each(message.unreachable, 'unreachable', checkProblem);
}

/** @param {any} problem @param {string} path */
function checkProblem(problem, path) {
  object(problem, path);
  for (const field of ['severity', 'code', 'text']) text(problem[field], `${path}.${field}`);
}

/** @param {any} recent */
function checkRecent(recent) {
  object(recent, 'recent');
  number(recent.fromMillis, 'recent.fromMillis');
  number(recent.stepMillis, 'recent.stepMillis');
  for (const [name, points] of Object.entries(recent)) {
    if (name === 'fromMillis' || name === 'stepMillis') continue;
    each(points, `recent.${name}`, numberOrNull);
  }
}

/** @param {any} value @param {string} path */
function object(value, path) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(path, 'an object', value);
}

/** @param {any} value @param {string} path @param {string[]} fields */
function numbers(value, path, fields) {
  object(value, path);
  for (const field of fields) numberOrNull(value[field], `${path}.${field}`);
}

/** @param {any} value @param {string} path */
function numberOrNull(value, path) {
  if (value !== null && typeof value !== 'number') fail(path, 'a number or null', value);
}

/** @param {any} value @param {string} path */
function number(value, path) {
  if (typeof value !== 'number') fail(path, 'a number', value);
}

/** @param {any} value @param {string} path */
function text(value, path) {
  if (typeof value !== 'string') fail(path, 'a text', value);
}

/** @param {any} value @param {string} path */
function reasons(value, path) {
  object(value, path);
  for (const [key, reason] of Object.entries(value)) text(reason, `${path}.${key}`);
}

/** @param {any} value @param {string} path @param {(item: any, path: string) => void} check */
function each(value, path, check) {
  if (!Array.isArray(value)) fail(path, 'a list', value);
  /** @type {any[]} */ (value).forEach((item, i) => check(item, `${path}[${i}]`));
}

/** @param {string} path @param {string} expected @param {unknown} found @returns {never} */
function fail(path, expected, found) {
  throw new Mismatch(`${path}: expected ${expected}, found ${say(found)}`);
}

/** @param {unknown} value */
function say(value) {
  if (value === undefined) return 'nothing';
  const shown = JSON.stringify(value) ?? typeof value;
  return shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
}
