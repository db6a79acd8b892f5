import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { isPushed, seen } from '../app/data/seen.js';

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
  assert.ok(capacity >= 60 && capacity <= 67, String(capacity));
});

test('what pushes bring needs no asking, and is kept', () => {
  seen.follow('topics/a');
  const rates = { produceRate: 1, fetchRate: 2, produceBytes: 3, fetchBytes: 4 };
  seen.takeMetrics(metrics([{ name: 'a', rates, totalBytes: 5 }]), 100_000);
  const broker = {
    brokerId: 7,
    rates,
    activeConnections: 6,
    heapUsedBytes: 8,
    logBytes: 9,
    requestHandlerIdleRatio: 0.5,
  };
  const timeLag = { millis: 10 };
  seen.takeViews(/** @type {any} */ ([{ groupId: 'g', timeLag }]), /** @type {any} */ ({ brokers: [broker] }), 100_000);
  /** @type {[import('../app/data/seen.js').Subject, string, number][]} */
  const kept = [
    ['topics/a', 'produceRate', 1],
    ['topics/a', 'fetchRate', 2],
    ['topics/a', 'produceBytes', 3],
    ['topics/a', 'fetchBytes', 4],
    ['topics/a', 'sizeBytes', 5],
    ['groups/g', 'timeLagMillis', 10],
    ['brokers/7', 'produceBytes', 3],
    ['brokers/7', 'fetchBytes', 4],
    ['brokers/7', 'connections', 6],
    ['brokers/7', 'heapUsedBytes', 8],
    ['brokers/7', 'logBytes', 9],
    ['brokers/7', 'idle', 0.5],
  ];
  for (const [subject, metric, value] of kept) {
    assert.equal(seen.ring(subject)?.at(metric, 99), value, `${subject} ${metric}`);
    assert.ok(isPushed(subject, metric), `${subject} ${metric}`);
  }
  assert.ok(isPushed('cluster', 'produceP99'));
  assert.ok(!isPushed('groups/g', 'consumedRate'));
  assert.ok(!isPushed('brokers/7', 'produceP99'));
});
