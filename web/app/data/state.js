import { LATENCY_SERIES, SeriesBuffer, THROUGHPUT_SERIES } from '../lib/series.js';
import { Store } from '../lib/store.js';

/** @import { Chunk, Connection, Metrics, Num, Phase, State } from '../lib/types.js' */

/** What the charts show: the last five minutes. */
export const WINDOW_SECONDS = 300;

/** The series of the charts, second by second; `seriesVersion` in the state tells of changes. */
export const series = new SeriesBuffer([...THROUGHPUT_SERIES, ...LATENCY_SERIES], WINDOW_SECONDS);

/** What is known of a cluster before anything has come. */
const NOTHING = Object.freeze({
  metrics: null,
  receivedMillis: 0,
  advancedMillis: 0,
  maxLag: new Map(),
  badMessage: null,
  viewError: null,
  groups: null,
  groupsQ: '',
  matchingGroups: 0,
  totalGroups: 0,
  health: null,
  viewsMillis: 0,
  latencyNote: null,
});

/** @type {State} */
const initial = {
  ...NOTHING,
  connection: { phase: 'connecting', sinceMillis: Date.now(), retryAtMillis: null, detail: '' },
  clusters: [],
  groupFilter: '',
  cluster: null,
  seriesVersion: 0,
};

/** All that the page shows. @type {Store<State>} */
export const store = new Store(initial);

/**
 * Changes the connection's state; the time of a phase is that of its beginning.
 *
 * @param {Phase} phase
 * @param {Partial<Connection>} [more]
 */
export function setPhase(phase, more = {}) {
  const before = store.value.connection;
  const sinceMillis = before.phase === phase ? before.sinceMillis : Date.now();
  store.set({ connection: { phase, sinceMillis, retryAtMillis: null, detail: '', ...more } });
}

/** Takes the list of clusters in. @param {{ items: { clusterId: string }[] }} answer */
export function takeClusters(answer) {
  if (!Array.isArray(answer?.items)) throw new TypeError('clusters.items: expected a list');
  const clusters = answer.items.map((row) => row.clusterId);
  if (clusters.join('\n') !== store.value.clusters.join('\n')) store.set({ clusters });
}

/** Shows this cluster from now on; what is known of another one leaves. @param {string | null} cluster */
export function showCluster(cluster) {
  if (cluster === store.value.cluster) return;
  store.set({ ...NOTHING, maxLag: new Map(), cluster });
}

/** Whose seconds the series hold. @type {string | undefined} */
let seriesCluster;

/**
 * Merges seconds of one cluster; those of another one leave.
 *
 * @param {string | undefined} clusterId undefined where the server doesn't name it
 * @param {Chunk[]} chunks
 */
export function mergeSeries(clusterId, chunks) {
  if (clusterId !== seriesCluster) series.clear();
  seriesCluster = clusterId;
  for (const chunk of chunks) series.merge(chunk);
  store.set({ seriesVersion: store.value.seriesVersion + 1 });
}

/** Takes a good message in. @param {Metrics} metrics */
export function applyMetrics(metrics) {
  const before = store.value;
  mergeSeries(metrics.clusterId, metrics.recent ? [metrics.recent] : []);
  const now = Date.now();
  const advanced = eventMillis(metrics) !== (before.metrics && eventMillis(before.metrics));
  store.set({
    metrics,
    receivedMillis: now,
    advancedMillis: advanced ? now : before.advancedMillis,
    maxLag: maxLagByTopic(metrics),
    badMessage: null,
  });
}

/** @param {Metrics} metrics */
const eventMillis = (metrics) => metrics.atMillis ?? metrics.timestamp * 1000;

/** The largest group's lag of each topic that a group reads; null where no group's lag is known. @param {Metrics} metrics @returns {Map<string, Num>} */
function maxLagByTopic(metrics) {
  /** @type {Map<string, Num>} */
  const largest = new Map();
  for (const group of metrics.consumerLags) {
    for (const { topic, totalLag } of group.topicLags) {
      const before = largest.get(topic) ?? null;
      largest.set(topic, totalLag === null ? before : Math.max(totalLag, before ?? 0));
    }
  }
  return largest;
}
