import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAboutCluster, pickCluster, withCluster } from '../app/lib/clusters.js';

test('the cluster asked for is shown, else the one shown already, else the first', () => {
  assert.equal(pickCluster(['a', 'b', 'c'], 'b', 'c'), 'b');
  assert.equal(pickCluster(['a', 'b', 'c'], null, 'c'), 'c');
  assert.equal(pickCluster(['a', 'b'], null, 'gone'), 'a');
  assert.equal(pickCluster(['a', 'b'], null, null), 'a');
});

test('a name that no cluster has is never replaced by another cluster', () => {
  assert.equal(pickCluster(['a'], 'nope', 'a'), undefined);
  assert.equal(pickCluster([], null, null), null);
});

test('a path asks for its cluster, whatever the id holds', () => {
  assert.equal(withCluster('api/v1/health', 'a&b'), 'api/v1/health?cluster=a%26b');
  assert.equal(withCluster('api/v1/groups?limit=5', 'a'), 'api/v1/groups?limit=5&cluster=a');
  assert.equal(withCluster('api/v1/health', null), 'api/v1/health');
});

test('only a bad request about the cluster is one about the cluster', () => {
  assert.equal(isAboutCluster(400, { detail: 'cluster: expected one of [a, b], found "".' }), true);
  assert.equal(isAboutCluster(400, { detail: 'limit: expected a number, found "x".' }), false);
  assert.equal(isAboutCluster(500, { detail: 'cluster: broken' }), false);
  assert.equal(isAboutCluster(400, {}), false);
});
