import { withCluster } from '../lib/clusters.js';
import { withReplay } from '../lib/replay.js';
import { sums, withoutDips } from '../lib/sums.js';
import { replay } from './replay.js';
import { getJson, Missing } from './rest.js';
import { store } from './state.js';

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

/** What of the cluster is the sum over its brokers: so much is kept of each. */
const OF_BROKERS = Object.freeze(['connections', 'heapUsedBytes', 'logBytes']);

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
  const [first] = served;
  if (first === undefined || Date.now() - unservedMillis < UNSERVED_MILLIS) return Promise.resolve(null);
  if (subject === 'cluster' && OF_BROKERS.includes(first)) return sumOfBrokers(cluster, window, version);
  const range = `from=${window.fromMillis}&to=${window.toMillis}&step=${window.stepSeconds}`;
  if (subject === 'cluster' && first === 'lag')
    return kept(`api/v1/query?of=groups&metric=lag&agg=sum&partial=true&${range}`, cluster, version, sumOfGroups);
  return kept(
    `api/v1/history/${pathOf(subject)}?metrics=${served.join(',')}&${range}`,
    cluster,
    version,
    checked,
    () => {
      if (subject === 'cluster' && replay.value.id === null) unservedMillis = Date.now();
    },
  );
}

/**
 * Asks, unless it is known.
 *
 * @param {string} query @param {string | null} cluster @param {string | number} version
 * @param {(answer: any) => Answer} read
 * @param {() => void} [onMissing]
 * @returns {Promise<Answer | null>}
 */
function kept(query, cluster, version, read, onMissing) {
  // Of a replay it ends at its moment, which may turn back.
  const path = withReplay(withCluster(query, cluster), replay.value.id);
  const key = `${version} ${replay.value.turn} ${path}`;
  const known = answers.get(key);
  if (known) return known;
  const answer = getJson(path).then(read, (error) => {
    if (error instanceof Missing) {
      onMissing?.();
      return null;
    }
    answers.delete(key);
    throw error;
  });
  answers.set(key, answer);
  for (const oldest of answers.keys()) if (answers.size > KEPT) answers.delete(oldest);
  return answer;
}

/** Of those that are there now, and of others as far as they are known. @param {string | null} cluster @param {Window} window @param {string | number} version */
async function sumOfBrokers(cluster, window, version) {
  const nodes = store.value.health?.brokers ?? [];
  // a node that is only a controller tells of no partitions
  const brokers = nodes.filter(({ plugin, partitionCount }) => !plugin || partitionCount !== null);
  const parts = await Promise.all(
    brokers.map(({ brokerId }) => history(cluster, `brokers/${brokerId}`, OF_BROKERS, window, version)),
  );
  const first = parts.find(Boolean);
  if (!first) return null;
  const { fromMillis, stepSeconds } = first;
  const metrics = OF_BROKERS.map((metric) => {
    const series = parts.map((part, i) => ({
      values: part?.fromMillis === fromMillis ? (part.metrics[metric]?.values ?? []) : [],
      must: brokers[i]?.present ?? false,
    }));
    return [metric, { unit: first.metrics[metric]?.unit ?? '', values: sums(series) }];
  });
  return { fromMillis, stepSeconds, metrics: Object.fromEntries(metrics), unknown: first.unknown };
}

/** A group that never committed has no lag to add. @param {any} answer @returns {Answer} */
function sumOfGroups(answer) {
  const { values, known, asked, unit, unknown } = answer ?? {};
  if (![values, known, asked].every(Array.isArray)) throw new TypeError('query: expected values, known and asked');
  const metrics = { lag: { unit, values: withoutDips({ values, known, asked }) } };
  return checked({ ...answer, metrics, unknown: unknown ? { lag: unknown } : {} });
}

/** Whether servers with a history keep this metric of such a subject. @param {Subject} subject @param {string} metric */
export const isServed = (subject, metric) =>
  (SERVED[subject.split('/')[0] ?? '']?.test(metric) ?? false) ||
  (subject === 'cluster' && (metric === 'lag' || OF_BROKERS.includes(metric)));

/** @param {Subject} subject */
function pathOf(subject) {
  const slash = subject.indexOf('/');
  return slash < 0 ? subject : `${subject.slice(0, slash)}/${encodeURIComponent(subject.slice(slash + 1))}`;
}

/** @param {any} answer @returns {Answer} */
function checked(answer) {
  const { fromMillis, stepSeconds, metrics, unknown } = answer ?? {};
  if (!Number.isFinite(fromMillis) || !(stepSeconds > 0))
    throw new TypeError('history: expected fromMillis and stepSeconds');
  for (const [name, metric] of Object.entries(metrics ?? {})) {
    if (!Array.isArray(metric?.values)) throw new TypeError(`history.metrics.${name}.values: expected a list`);
  }
  return { fromMillis, stepSeconds, metrics: metrics ?? {}, unknown: unknown ?? {} };
}
