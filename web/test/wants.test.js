import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIRST_PART } from '../app/lib/part.js';
import { isAll, LEADERS, listsOf, MOST, TOPIC_SORTS, topicsOf } from '../app/lib/wants.js';
import { TOPIC_COLUMNS } from '../app/views/topics-columns.js';

const ALL = { limit: MOST };
const MOVERS = { sort: '-produceRate', limit: LEADERS };
/** @param {string} [subject] @returns {any} */
const chart = (subject) => ({ type: 'chart', subject, width: 6, height: 1 });
/** @type {any} */
const MOVERS_TILE = { type: 'movers', width: 4, height: 1 };

test('a page asks only for the topics that it shows', () => {
  assert.deepEqual(listsOf({ page: 'overview', name: null, params: {} }, []).topics, MOVERS);
  assert.deepEqual(listsOf({ page: 'topics', name: null, params: {} }, []).topics, {
    sort: '-produceRate',
    ...FIRST_PART,
  });
  assert.equal(listsOf({ page: 'topics', name: 'orders', params: {} }, []).topics, undefined);
  assert.equal(listsOf({ page: 'brokers', name: null, params: {} }, [MOVERS_TILE]).topics, undefined);
});

test('a dashboard asks for what its panels show', () => {
  /** @param {any[]} tiles */
  const asked = (tiles) => listsOf({ page: 'dashboard', name: null, params: {} }, tiles).topics;
  assert.equal(asked([chart('cluster'), chart('groups/billing')]), undefined);
  assert.deepEqual(asked([chart('cluster'), MOVERS_TILE]), MOVERS);
  assert.deepEqual(asked([MOVERS_TILE, chart('topics/orders')]), ALL);
});

test('groups are taken whole, for sums and findings are over all of them', () => {
  for (const page of /** @type {const} */ (['overview', 'topics', 'brokers', 'dashboard']))
    assert.deepEqual(listsOf({ page, name: null, params: {} }, []).groups, ALL);
});

test('a part of a list is never taken for all of it', () => {
  assert.equal(isAll(6, 1000), false);
  assert.equal(isAll(6, 6), true);
  assert.equal(isAll(0, 0), true);
  assert.equal(isAll(MOST, 12_000), true);
  assert.equal(isAll(0, undefined), false);
});

test('the table of topics asks for the part that it shows, sorted and filtered by the server', () => {
  const params = { sort: '-maxLag', q: ' Ord  1 ', cols: 'name' };
  const part = { offset: 200, limit: 100 };
  assert.deepEqual(listsOf({ page: 'topics', name: null, params }, [], part).topics, {
    sort: '-maxLag',
    q: 'ord  1',
    offset: 200,
    limit: 100,
  });
  assert.deepEqual(topicsOf({ sort: 'colour' }), { sort: '-produceRate' });
  assert.equal(topicsOf({ q: 'x'.repeat(3000) }).q?.length, 1000);
});

test('what has a value in the table of topics, the server can sort by', () => {
  const sortable = TOPIC_COLUMNS.filter(({ value, key }) => value || key).map(({ id }) => id);
  assert.deepEqual(sortable.toSorted(), TOPIC_SORTS.toSorted());
});
