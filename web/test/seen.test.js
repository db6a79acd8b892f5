import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { seen } from '../app/data/seen.js';

/** @param {any[]} topics @param {any[]} [consumerLags] @returns {any} */
const metrics = (topics, consumerLags = []) => ({
  topics,
  consumerLags,
  clusterHealth: { totalTopics: topics.length },
});
/** @param {string} name @param {number | null} produceRate */
const topic = (name, produceRate) => ({ name, rates: { produceRate, fetchRate: null }, totalBytes: 5 });

beforeEach(() => seen.clear());

test('a second of every topic that is followed is kept under its name, whatever that is', () => {
  const names = ['a', 'groups/a', '__proto__', '订单', ''];
  names.forEach((name) => seen.follow(`topics/${name}`));
  seen.takeMetrics(metrics(names.map((name, i) => topic(name, i))), 100_000);
  names.forEach((name, i) => assert.equal(seen.ring(`topics/${name}`)?.at('produceRate', 99), i, name));
  assert.equal(seen.ring('topics/b'), undefined);
  assert.equal(seen.cluster.at('topics', 99), 5);
  seen.takeMetrics(metrics([topic('a', 8), topic('b', 9)]), 101_000);
  assert.equal(seen.ring('topics/a')?.at('produceRate', 100), 8);
  assert.equal(seen.ring('topics/b'), undefined);
});

test('lags of groups are summed by topic and over all, and unknown where none is known', () => {
  const lag = (/** @type {number | null} */ totalLag) => ({
    groupId: `g${totalLag}`,
    totalLag,
    topicLags: [{ topic: 'a', totalLag }],
  });
  seen.follow('topics/a');
  seen.follow('topics/b');
  seen.takeMetrics(metrics([topic('a', 1), topic('b', 1)], [lag(3), lag(4), lag(null)]), 100_000);
  assert.equal(seen.ring('topics/a')?.at('lag', 99), 7);
  assert.equal(seen.ring('topics/b')?.at('lag', 99), null);
  assert.equal(seen.cluster.at('lag', 99), 7);
  seen.takeMetrics(metrics([topic('a', 1)], [lag(null)]), 101_000);
  assert.equal(seen.cluster.at('lag', 100), null);
});

test('the seconds that a view brings join those that were seen', () => {
  seen.follow('topics/a');
  seen.takeMetrics(metrics([topic('a', 7)]), 103_000);
  seen.takeSeries('topics/a', {
    produceRate: { fromMillis: 100_000, stepMillis: 1000, points: [1, 2, 3] },
    name: 'a',
    fetchRate: null,
  });
  assert.deepEqual(seen.ring('topics/a')?.read('produceRate', 100, 3), [1, 2, 3]);
});

test('memory is bounded: the more topics, the fewer seconds of each', () => {
  for (let i = 0; i < 5000; i++) seen.follow(`topics/t${i}`);
  const { capacity = 0 } = seen.ring('topics/t4999') ?? {};
  assert.ok(capacity >= 57 && capacity <= 60, String(capacity));
});
