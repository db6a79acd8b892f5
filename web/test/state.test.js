import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { applyMetrics, mergeSeries, showCluster, store, takeClusters } from '../app/data/state.js';
import { router } from '../app/data/router.js';
import { seen } from '../app/data/seen.js';

/** @import { Metrics } from '../app/lib/types.js' */

/** @returns {Metrics} */
const golden = () => ({
  ...JSON.parse(readFileSync(new URL('golden/metrics.json', import.meta.url), 'utf8')),
  topics: [],
});

/** The last three seconds of a series. @param {string} name */
const last = (name) => seen.cluster.read(name, (seen.cluster.lastSecond ?? 0) - 2, 3);

test('a message brings its seconds, and the end of a complaint', () => {
  store.set({ badMessage: 'something' });
  applyMetrics(golden());
  assert.equal(store.value.metrics?.clusterId, 'golden-cluster');
  assert.deepEqual(last('produceRate'), [1240, null, 1250.5]);
  assert.equal(store.value.badMessage, null);
});

test('event time that stands still is told from messages that come', () => {
  applyMetrics(golden());
  store.set({ advancedMillis: 5, receivedMillis: 5 });
  applyMetrics(golden());
  assert.equal(store.value.advancedMillis, 5);
  assert.notEqual(store.value.receivedMillis, 5);
});

test("another cluster's seconds don't mix with the last one's, whichever way they come", () => {
  applyMetrics(golden());
  mergeSeries('other', [{ fromMillis: 1735815599000, stepMillis: 1000, fetchRate: [7] }]);
  assert.deepEqual(last('produceRate'), [null, null, null]);
  applyMetrics({ ...golden(), clusterId: 'other', recent: null });
  assert.equal(last('fetchRate').at(-1), 7);
});

test('another cluster is shown without anything of the last one', () => {
  takeClusters({ items: [{ clusterId: 'golden-cluster' }, { clusterId: 'other' }] });
  showCluster('golden-cluster');
  applyMetrics(golden());
  store.set({ viewError: 'HTTP 500', groups: [] });
  showCluster('golden-cluster');
  assert.equal(store.value.metrics?.clusterId, 'golden-cluster');
  showCluster('other');
  const { metrics, groups, viewError, receivedMillis, clusters } = store.value;
  assert.deepEqual(
    { metrics, groups, viewError, receivedMillis },
    { metrics: null, groups: null, viewError: null, receivedMillis: 0 },
  );
  assert.deepEqual(clusters, ['golden-cluster', 'other']);
});

test('a paused page shows the moment that it holds, and then what came meanwhile', () => {
  applyMetrics(golden());
  router.set({ pausedAt: 1 });
  const next = golden();
  next.atMillis = (next.atMillis ?? 0) + 1000;
  next.throughput.produceRate = 4711;
  applyMetrics(next);
  assert.equal(store.value.metrics?.throughput.produceRate, golden().throughput.produceRate);
  router.set({ pausedAt: null });
  assert.equal(store.value.metrics?.throughput.produceRate, 4711);
});
