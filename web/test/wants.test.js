import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAll, LEADERS, listsOf, MOST } from '../app/lib/wants.js';

const ALL = { limit: MOST };
const MOVERS = { sort: '-produceRate', limit: LEADERS };
/** @param {string} [subject] @returns {any} */
const chart = (subject) => ({ type: 'chart', subject, width: 6, height: 1 });
/** @type {any} */
const MOVERS_TILE = { type: 'movers', width: 4, height: 1 };

test('a page asks only for the topics that it shows', () => {
  assert.deepEqual(listsOf({ page: 'overview', name: null }, []).topics, MOVERS);
  assert.deepEqual(listsOf({ page: 'topics', name: null }, []).topics, ALL);
  assert.equal(listsOf({ page: 'topics', name: 'orders' }, []).topics, undefined);
  assert.equal(listsOf({ page: 'brokers', name: null }, [MOVERS_TILE]).topics, undefined);
});

test('a dashboard asks for what its panels show', () => {
  /** @param {any[]} tiles */
  const asked = (tiles) => listsOf({ page: 'dashboard', name: null }, tiles).topics;
  assert.equal(asked([chart('cluster'), chart('groups/billing')]), undefined);
  assert.deepEqual(asked([chart('cluster'), MOVERS_TILE]), MOVERS);
  assert.deepEqual(asked([MOVERS_TILE, chart('topics/orders')]), ALL);
});

test('groups are taken whole, for sums and findings are over all of them', () => {
  for (const page of /** @type {const} */ (['overview', 'topics', 'brokers', 'dashboard']))
    assert.deepEqual(listsOf({ page, name: null }, []).groups, ALL);
});

test('a part of a list is never taken for all of it', () => {
  assert.equal(isAll(6, 1000), false);
  assert.equal(isAll(6, 6), true);
  assert.equal(isAll(0, 0), true);
  assert.equal(isAll(MOST, 12_000), true);
  assert.equal(isAll(0, undefined), false);
});
