import { sums } from '../lib/sums.js';
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

/** Reads them once for a cluster, for what the browser hasn't seen itself. */
export async function readNumbersPast() {
  const { cluster, health, metrics } = store.value;
  const brokers = health?.brokers ?? [];
  const last = seen.cluster.lastSecond;
  if (last === null || brokers.length === 0 || brokers.length > MOST_BROKERS) return;
  if (read === (cluster ?? metrics?.clusterId) || replay.value.id !== null) return;
  read = cluster ?? metrics?.clusterId;
  const toMillis = (last + 1) * 1000;
  const window = { fromMillis: toMillis - SECONDS * 1000, toMillis, stepSeconds: 1, following: false };
  try {
    const answers = await Promise.all(
      brokers.map((broker) => history(cluster, `brokers/${broker.brokerId}`, METRICS, window, 'numbers')),
    );
    const fromMillis = answers.find(Boolean)?.fromMillis;
    if (fromMillis === undefined || store.value.cluster !== cluster) return;
    const told = METRICS.map((metric) => {
      const series = answers.map((answer, i) => ({
        values: answer?.fromMillis === fromMillis ? (answer.metrics[metric]?.values ?? []) : [],
        must: brokers[i]?.present ?? false,
      }));
      return [metric, sums(series)];
    });
    mergeSeries(store.value.metrics?.clusterId, [{ fromMillis, stepMillis: 1000, ...Object.fromEntries(told) }]);
  } catch (error) {
    console.warn('The past of the key numbers is not read.', error);
  }
}
