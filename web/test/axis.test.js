import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisTicks, timeTicks } from '../app/lib/axis.js';
import { shortDuration } from '../app/lib/format.js';

test('five round ticks hold the largest value', () => {
  assert.deepEqual(axisTicks(1250, { least: 1 }), [0, 400, 800, 1200, 1600]);
  assert.deepEqual(axisTicks(0.0254, { least: 0.001 }), [0, 0.008, 0.016, 0.024, 0.032]);
});

test('an axis of bytes is round in powers of two', () => {
  assert.deepEqual(axisTicks(1_000_000, { least: 1, round: 'binary' }), [0, 262_144, 524_288, 786_432, 1_048_576]);
});

test('an axis of spans is round in seconds, minutes, hours and days, and short to read', () => {
  /** @param {number} millis */
  const read = (millis) =>
    axisTicks(millis, { least: 4000, round: 'span' }).map((tick) => shortDuration(tick).replace('\u2009', ' '));
  assert.deepEqual(read(100), ['0 s', '1 s', '2 s', '3 s', '4 s']);
  assert.deepEqual(read(85_000), ['0 s', '30 s', '1 min', '1.5 min', '2 min']);
  assert.deepEqual(read(174_000), ['0 s', '1 min', '2 min', '3 min', '4 min']);
  assert.deepEqual(read(320_000), ['0 s', '1.5 min', '3 min', '4.5 min', '6 min']);
  assert.deepEqual(read(3_000_000), ['0 s', '15 min', '30 min', '45 min', '1 h']);
  assert.deepEqual(read(70_000_000), ['0 s', '6 h', '12 h', '18 h', '1 d']);
  assert.deepEqual(read(600_000_000), ['0 s', '2 d', '4 d', '6 d', '8 d']);
});

test('nothing to show still makes an axis', () => {
  assert.deepEqual(axisTicks(0, { least: 4 }), [0, 1, 2, 3, 4]);
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
  assert.deepEqual(axisTicks(0.99, { least: 1, most: 1 }), [0, 0.25, 0.5, 0.75, 1]);
  assert.deepEqual(axisTicks(0.2, { least: 1, most: 1 }), [0, 0.25, 0.5, 0.75, 1]);
  assert.equal(axisTicks(1.3, { least: 1, most: 1 }).at(-1), 1.6);
});
