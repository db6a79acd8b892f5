import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { latencyChunks, SeriesBuffer, throughputChunks } from '../app/lib/series.js';

const names = ['a', 'b'];

/** @param {number} fromSecond @param {(number | null)[]} a */
const chunk = (fromSecond, a) => ({ fromMillis: fromSecond * 1000, stepMillis: 1000, a });

test('overlapping chunks hold each second exactly once', () => {
  const buffer = new SeriesBuffer(names, 6);
  buffer.merge(chunk(100, [1, 2, 3, 4]));
  buffer.merge(chunk(102, [3, 4, 5, 6]));
  assert.deepEqual(buffer.column('a'), [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(buffer.seconds(), [100, 101, 102, 103, 104, 105]);
});

test('a second that nobody told of stays null', () => {
  const buffer = new SeriesBuffer(names, 6);
  buffer.merge(chunk(100, [1, 2]));
  buffer.merge(chunk(104, [5, null]));
  assert.deepEqual(buffer.column('a'), [1, 2, null, null, 5, null]);
});

test('a late chunk fills the gap, and null never wipes what is known', () => {
  const buffer = new SeriesBuffer(names, 4);
  buffer.merge(chunk(100, [1, null, null, 4]));
  buffer.merge(chunk(100, [null, 2, null, 40]));
  assert.deepEqual(buffer.column('a'), [1, 2, null, 40]);
});

test('the oldest seconds leave, and what is older than the window is dropped', () => {
  const buffer = new SeriesBuffer(names, 3);
  buffer.merge(chunk(100, [1, 2, 3, 4, 5]));
  assert.deepEqual(buffer.column('a'), [3, 4, 5]);
  buffer.merge(chunk(100, [9, 9, 9]));
  assert.deepEqual(buffer.column('a'), [9, 4, 5]);
  assert.equal(buffer.lastSecond, 104);
});

test('a leap farther than the window starts anew, forward and back', () => {
  const buffer = new SeriesBuffer(names, 3);
  buffer.merge(chunk(100, [1, 2, 3]));
  buffer.merge(chunk(500, [7]));
  assert.deepEqual(
    [buffer.seconds(), buffer.column('a')],
    [
      [498, 499, 500],
      [null, null, 7],
    ],
  );
  buffer.merge(chunk(100, [1]));
  assert.deepEqual(
    [buffer.seconds(), buffer.column('a')],
    [
      [98, 99, 100],
      [null, null, 1],
    ],
  );
});

test('series move together, also those that a chunk leaves out', () => {
  const buffer = new SeriesBuffer(names, 3);
  buffer.merge({ fromMillis: 100_000, stepMillis: 1000, a: [1, 2, 3], b: [4, 5, 6], other: [7] });
  buffer.merge(chunk(103, [4]));
  assert.deepEqual(buffer.column('a'), [2, 3, 4]);
  assert.deepEqual(buffer.column('b'), [5, 6, null]);
});

test('another step than a second is refused, and so is an empty chunk', () => {
  const buffer = new SeriesBuffer(names, 3);
  assert.equal(buffer.merge({ fromMillis: 0, stepMillis: 2000, a: [1] }), false);
  assert.equal(buffer.merge(chunk(100, [])), false);
  assert.equal(buffer.lastSecond, null);
  assert.deepEqual(buffer.seconds(), []);
});

test("the golden message's recent seconds merge as they are", () => {
  const { recent } = JSON.parse(readFileSync(new URL('golden/metrics.json', import.meta.url), 'utf8'));
  const buffer = new SeriesBuffer(['produceRate', 'fetchBytes'], 3);
  assert.equal(buffer.merge(recent), true);
  assert.deepEqual(buffer.column('produceRate'), [1240, null, 1250.5]);
  assert.equal(buffer.hasAny(['fetchBytes']), false);
  assert.equal(buffer.lastSecond, 1735815599);
});

test('the views of the first paint become chunks by the names of the push', () => {
  /** @param {number} point */
  const series = (point) => ({ fromMillis: 1000, stepMillis: 1000, points: [point] });
  const row = { p50Series: series(1), p95Series: series(2), p99Series: series(3) };
  const buffer = new SeriesBuffer(['fetchRate', 'fetchP95', 'produceP99'], 1);
  const rates = {
    produceRate: series(4),
    fetchRate: series(5),
    produceBytes: series(6),
    fetchBytes: series(7),
    unknown: {},
  };
  const latency = /** @type {const} */ ({ kind: 'exact', reason: null, produce: row, fetch: row });
  for (const part of [...throughputChunks(rates), ...latencyChunks(latency)]) buffer.merge(part);
  assert.deepEqual(
    buffer.names.map((name) => buffer.column(name)[0]),
    [5, 2, 3],
  );
});
