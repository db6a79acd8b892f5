import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ring } from '../app/lib/ring.js';

/** @param {number} capacity */
const ring = (capacity) => new Ring(['a', 'b'], capacity);

/** @param {number} fromSecond @param {(number | null)[]} a */
const chunk = (fromSecond, a) => ({ fromMillis: fromSecond * 1000, stepMillis: 1000, a });

test('overlapping chunks hold each second exactly once', () => {
  const kept = ring(6);
  kept.merge(chunk(100, [1, 2, 3, 4]));
  kept.merge(chunk(102, [3, 4, 5, 6]));
  assert.deepEqual(kept.read('a', 99, 8), [null, 1, 2, 3, 4, 5, 6, null]);
});

test('a second that nobody told of stays null', () => {
  const kept = ring(6);
  kept.merge(chunk(100, [1, 2]));
  kept.merge(chunk(104, [5, null]));
  assert.deepEqual(kept.read('a', 100, 6), [1, 2, null, null, 5, null]);
});

test('a late chunk fills the gap, and null never wipes what is known', () => {
  const kept = ring(4);
  kept.merge(chunk(100, [1, null, null, 4]));
  kept.merge(chunk(100, [null, 2, null, 40]));
  assert.deepEqual(kept.read('a', 100, 4), [1, 2, null, 40]);
});

test('the oldest seconds leave, and what is older than is kept is dropped', () => {
  const kept = ring(3);
  kept.merge(chunk(100, [1, 2, 3, 4, 5]));
  assert.deepEqual(kept.read('a', 100, 5), [null, null, 3, 4, 5]);
  kept.merge(chunk(100, [9, 9, 9]));
  assert.deepEqual(kept.read('a', 100, 5), [null, null, 9, 4, 5]);
  assert.deepEqual([kept.firstSecond, kept.lastSecond], [102, 104]);
});

test('a leap forward forgets what it leaps over, and one far back begins anew', () => {
  const kept = ring(3);
  kept.merge(chunk(100, [1, 2, 3]));
  kept.merge(chunk(500, [7]));
  assert.deepEqual(kept.read('a', 497, 4), [null, null, null, 7]);
  assert.equal(kept.firstSecond, 498);
  kept.merge(chunk(100, [1]));
  assert.deepEqual([kept.at('a', 500), kept.at('a', 100), kept.firstSecond, kept.lastSecond], [null, 1, 100, 100]);
});

test('series move together, also those that a chunk leaves out', () => {
  const kept = ring(3);
  kept.merge({ fromMillis: 100_000, stepMillis: 1000, a: [1, 2, 3], b: [4, 5, 6], other: [7] });
  kept.merge(chunk(103, [4]));
  assert.deepEqual(kept.read('a', 101, 3), [2, 3, 4]);
  assert.deepEqual(kept.read('b', 101, 3), [5, 6, null]);
  kept.write(104, { b: 8 });
  assert.deepEqual([kept.at('a', 104), kept.at('b', 104), kept.at('other', 100)], [null, 8, null]);
});

test('a long silence is told from a hole', () => {
  const kept = ring(1000);
  kept.merge(chunk(100, [1, null, 3]));
  kept.merge(chunk(150, [4]));
  assert.equal(kept.wholeSince, 100);
  kept.merge(chunk(90, [1]));
  assert.equal(kept.wholeSince, 90);
  kept.merge(chunk(221, [5]));
  assert.deepEqual([kept.wholeSince, kept.firstSecond], [221, 90]);
  kept.merge(chunk(80, [5]));
  assert.deepEqual([kept.wholeSince, kept.firstSecond], [221, 80]);
});

test('another step than a second is refused, and so is an empty chunk', () => {
  const kept = ring(3);
  assert.equal(kept.merge({ fromMillis: 0, stepMillis: 2000, a: [1] }), false);
  assert.equal(kept.merge(chunk(100, [])), false);
  assert.deepEqual([kept.lastSecond, kept.firstSecond, kept.hasAny(['a'])], [null, null, false]);
});

test('steps fold what is known of their seconds, and only that', () => {
  const kept = ring(10);
  kept.merge(chunk(100, [1, null, 6, 2, null, null]));
  assert.deepEqual(kept.read('a', 100, 3, 2, 'mean'), [1, 4, null]);
  assert.deepEqual(kept.read('a', 100, 3, 2, 'max'), [1, 6, null]);
  assert.deepEqual(kept.read('a', 100, 3, 2, 'last'), [1, 2, null]);
});

test("the golden message's recent seconds merge as they are", () => {
  const { recent } = JSON.parse(readFileSync(new URL('golden/metrics.json', import.meta.url), 'utf8'));
  const kept = new Ring(['produceRate', 'fetchBytes'], 3);
  assert.equal(kept.merge(recent), true);
  assert.deepEqual(kept.read('produceRate', 1735815597, 3), [1240, null, 1250.5]);
  assert.equal(kept.hasAny(['fetchBytes']), false);
  assert.equal(kept.lastSecond, 1735815599);
});
