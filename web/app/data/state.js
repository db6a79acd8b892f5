import { Store } from '../lib/store.js';
import { router } from './router.js';
import { seen } from './seen.js';

/** @import { Chunk, Connection, Metrics, Phase, State } from '../lib/types.js' */

/** What is known of a cluster before anything has come. */
const NOTHING = Object.freeze({
  metrics: null,
  receivedMillis: 0,
  advancedMillis: 0,
  badMessage: null,
  viewError: null,
  groups: null,
  health: null,
  viewsMillis: 0,
  latencyNote: null,
});

/** @type {State} */
const initial = {
  ...NOTHING,
  connection: { phase: 'connecting', sinceMillis: Date.now(), retryAtMillis: null, detail: '' },
  clusters: [],
  cluster: null,
  past: false,
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
  held = null;
  store.set({ ...NOTHING, cluster });
}

/** Shows the present or a replay from now on; what is known of the other leaves. @param {boolean} past */
export function showTime(past) {
  held = null;
  forgetSeries();
  store.set({ ...NOTHING, past });
}

/** The seconds known so far are not those that come next. */
export function forgetSeries() {
  seriesCluster = undefined;
  seen.clear();
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
  if (clusterId !== seriesCluster) seen.clear();
  seriesCluster = clusterId;
  for (const chunk of chunks) seen.cluster.merge(chunk);
  store.set({ seriesVersion: store.value.seriesVersion + 1 });
}

/** What came while the page was paused, to be shown when it goes on. @type {Metrics | null} */
let held = null;

/** Takes a good message in. @param {Metrics} metrics */
export function applyMetrics(metrics) {
  const before = held ?? store.value.metrics;
  mergeSeries(metrics.clusterId, metrics.recent ? [metrics.recent] : []);
  seen.takeMetrics(metrics, eventMillis(metrics));
  const now = Date.now();
  const advanced = eventMillis(metrics) !== (before && eventMillis(before));
  const advancedMillis = advanced ? now : store.value.advancedMillis;
  const arrival = { receivedMillis: now, advancedMillis, badMessage: null };
  held = isHeld() ? metrics : null;
  store.set(held ? arrival : { ...arrival, ...shown(metrics) });
}

/** Whether the page holds the moment that it shows: not before it has one. */
export const isHeld = () => router.value.pausedAt !== null && store.value.metrics !== null;

router.subscribe(() => {
  if (held && !isHeld()) store.set(shown(held));
  if (!isHeld()) held = null;
});

/** @param {Metrics} metrics */
const shown = (metrics) => ({ metrics });

/** @param {Metrics} metrics */
const eventMillis = (metrics) => metrics.atMillis ?? metrics.timestamp * 1000;
