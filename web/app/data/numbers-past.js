import { backoffMillis } from '../lib/backoff.js';
import { history } from './history.js';
import { replay } from './replay.js';
import { seen } from './seen.js';
import { mergeSeries, store } from './state.js';

/** The key numbers' last minutes, as far as the server keeps what they are sums of: so much of each broker. */

const METRICS = Object.freeze(['connections', 'heapUsedBytes', 'logBytes']);
const SECONDS = 120;
/** Each takes a request. */
const MOST_BROKERS = 30;
/** The cluster whose were read last. @type {string | null | undefined} */
let read;
let failures = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Reads them once for a cluster, for what the browser hasn't seen itself; what fails is tried again, ever more rarely. */
export async function readNumbersPast() {
  clearTimeout(timer);
  if (store.value.connection.phase !== 'live') return later();
  const { cluster, health, metrics } = store.value;
  const brokers = health?.brokers ?? [];
  const last = seen.cluster.lastSecond;
  if (last === null || brokers.length === 0 || brokers.length > MOST_BROKERS) return;
  if (read === (cluster ?? metrics?.clusterId) || replay.value.id !== null) return;
  read = cluster ?? metrics?.clusterId;
  const toMillis = (last + 1) * 1000;
  const window = { fromMillis: toMillis - SECONDS * 1000, toMillis, stepSeconds: 1, following: false };
  try {
    const answer = await history(cluster, 'cluster', METRICS, window, 'numbers');
    if (!answer || store.value.cluster !== cluster) return;
    const { fromMillis, metrics: told } = answer;
    const values = METRICS.map((metric) => [metric, told[metric]?.values ?? []]);
    failures = 0;
    mergeSeries(store.value.metrics?.clusterId, [{ fromMillis, stepMillis: 1000, ...Object.fromEntries(values) }]);
  } catch (error) {
    // Cards fill by themselves; that the server is away is said elsewhere
    console.info('The past of the key numbers is not read.', error);
    read = undefined;
    later();
  }
  return undefined;
}

function later() {
  timer = setTimeout(readNumbersPast, backoffMillis(failures++));
}
