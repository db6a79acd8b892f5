import { withCluster } from '../lib/clusters.js';
import { withReplay } from '../lib/replay.js';
import { replay } from './replay.js';
import { getJson, Missing } from './rest.js';

/**
 * @import { Num } from '../lib/types.js'
 * @import { Window } from '../lib/window.js'
 * @import { Subject } from './seen.js'
 */

/**
 * @typedef {object} Answer what the server keeps of a subject
 * @property {number} fromMillis
 * @property {number} stepSeconds
 * @property {Record<string, { unit: string, values: Num[] }>} metrics value i is of the step that begins at from + i steps
 * @property {Record<string, string>} unknown why a metric isn't there
 */

/** Where not even the cluster has a history none is asked for again for so long. */
const UNSERVED_MILLIS = 600_000;
let unservedMillis = -Infinity;

/** What servers keep of each kind of subject; asked for anything else they refuse it all. @type {Readonly<Record<string, RegExp>>} */
const SERVED = Object.freeze({
  cluster: /^(produce|fetch)(Rate|Bytes|P50|P95|P99)$/,
  topics: /^((produce|fetch)(Rate|Bytes)|logEnd|sizeBytes|lag)$/,
  groups: /^(lag|timeLagMillis|consumedRate)$/,
  brokers: /^((produce|fetch)(Bytes|P50|P95|P99)|connections|heapUsedBytes|logBytes|idle)$/,
});

/** What of the cluster is asked as a sum, for only its parts are kept. A group that never committed has no lag to add. @type {Readonly<Record<string, string>>} */
const SUMS = Object.freeze({
  lag: 'of=groups&partial=true',
  connections: 'of=brokers',
  heapUsedBytes: 'of=brokers',
  logBytes: 'of=brokers',
});

/** Answers kept for the way back, and for charts that ask the same. */
const KEPT = 40;
/** @type {Map<string, Promise<Answer | null>>} */
const answers = new Map();

/**
 * What the server has kept; null where it keeps no history, or none of this subject or of any of these metrics.
 *
 * @param {string | null} cluster
 * @param {Subject} subject
 * @param {readonly string[]} metrics
 * @param {Window} window
 * @param {string | number} version another one asks again
 * @returns {Promise<Answer | null>}
 */
export function history(cluster, subject, metrics, window, version) {
  const served = metrics.filter((metric) => isServed(subject, metric));
  if (served.length === 0) return Promise.resolve(null);
  const past = replay.value.id;
  // Of a replay it ends at its moment, which may turn back.
  const path = withReplay(withCluster(askedOf(subject, served, window), cluster), past);
  const key = `${version} ${replay.value.turn} ${path}`;
  if (Date.now() - unservedMillis < UNSERVED_MILLIS) return Promise.resolve(null);
  const known = answers.get(key);
  if (known) return known;
  const answer = getJson(path).then(checked, (error) => {
    if (error instanceof Missing) {
      if (subject === 'cluster' && past === null) unservedMillis = Date.now();
      return null;
    }
    answers.delete(key);
    throw error;
  });
  answers.set(key, answer);
  for (const oldest of answers.keys()) if (answers.size > KEPT) answers.delete(oldest);
  return answer;
}

/** Whether servers with a history keep this metric of such a subject. @param {Subject} subject @param {string} metric */
export const isServed = (subject, metric) =>
  (SERVED[subject.split('/')[0] ?? '']?.test(metric) ?? false) || isSum(subject, metric);

/** @param {Subject} subject @param {string | undefined} metric */
const isSum = (subject, metric) => subject === 'cluster' && metric !== undefined && Object.hasOwn(SUMS, metric);

/** @param {Subject} subject @param {readonly string[]} metrics @param {Window} window */
function askedOf(subject, metrics, { fromMillis, toMillis, stepSeconds }) {
  const range = `from=${fromMillis}&to=${toMillis}&step=${stepSeconds}`;
  const [metric = ''] = metrics;
  return isSum(subject, metric)
    ? `api/v1/query?${SUMS[metric]}&metric=${metric}&agg=sum&${range}`
    : `api/v1/history/${pathOf(subject)}?metrics=${metrics.join(',')}&${range}`;
}

/** @param {Subject} subject */
function pathOf(subject) {
  const slash = subject.indexOf('/');
  return slash < 0 ? subject : `${subject.slice(0, slash)}/${encodeURIComponent(subject.slice(slash + 1))}`;
}

/** @param {any} answer @returns {Answer} */
function checked(answer) {
  const { fromMillis, stepSeconds, metrics = seriesOf(answer) } = answer ?? {};
  if (!Number.isFinite(fromMillis) || !(stepSeconds > 0))
    throw new TypeError('history: expected fromMillis and stepSeconds');
  for (const [name, metric] of Object.entries(metrics)) {
    if (!Array.isArray(metric?.values)) throw new TypeError(`history.metrics.${name}.values: expected a list`);
  }
  const unknown = typeof answer.unknown === 'string' ? { [answer.metric]: answer.unknown } : (answer.unknown ?? {});
  return { fromMillis, stepSeconds, metrics, unknown };
}

/** A sum is one series. @param {any} answer */
const seriesOf = (answer) =>
  answer && 'values' in answer ? { [answer.metric]: { unit: answer.unit, values: answer.values } } : {};
