import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisTicks, timeTicks } from '../app/lib/axis.js';

test('five round ticks hold the largest value', () => {
  assert.deepEqual(axisTicks(1250, 1, false), [0, 400, 800, 1200, 1600]);
  assert.deepEqual(axisTicks(0.0254, 0.001, false), [0, 0.008, 0.016, 0.024, 0.032]);
});

test('an axis of bytes is round in powers of two', () => {
  assert.deepEqual(axisTicks(1_000_000, 1, true), [0, 262_144, 524_288, 786_432, 1_048_576]);
});

test('nothing to show still makes an axis', () => {
  assert.deepEqual(axisTicks(0, 4, false), [0, 1, 2, 3, 4]);
});

test('times on an axis are round, as many as there is room for, in the zone shown', () => {
  assert.deepEqual(timeTicks(1003, 1062, 6, 0), [1010, 1020, 1030, 1040, 1050, 1060]);
  assert.deepEqual(timeTicks(0, 7200, 3, 0), [0, 3600, 7200]);
  const india = 5.5 * 3600;
  assert.deepEqual(
    timeTicks(0, 2 * 86_400, 4, india).map((second) => ((second + india) / 3600) % 24),
    [12, 0, 12, 0],
  );
  assert.equal(timeTicks(0, 900 * 86_400, 10, 0).length, 11);
});

test('the axis of a share ends at all of it, however near a value comes', () => {
  assert.deepEqual(axisTicks(0.99, 1, false, 1), [0, 0.25, 0.5, 0.75, 1]);
  assert.deepEqual(axisTicks(0.2, 1, false, 1), [0, 0.25, 0.5, 0.75, 1]);
  assert.equal(axisTicks(1.3, 1, false, 1).at(-1), 1.6);
});
