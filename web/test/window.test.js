import assert from 'node:assert/strict';
import { test } from 'node:test';
import { before, stepFor, stepsOf, windowOf } from '../app/lib/window.js';

/** @type {import('../app/lib/route.js').Route['range']} */
const LIVE = 'live';
const AT = 1_700_000_000_000;
const base = { range: LIVE, zoom: null, pausedAt: null, compare: false };

test('a preset ends with the last whole step, and follows', () => {
  assert.deepEqual(windowOf(base, AT), { fromMillis: AT - 120_000, toMillis: AT, stepSeconds: 1, following: true });
  const hour = windowOf({ ...base, range: '1h' }, AT + 1);
  assert.equal(hour.toMillis % (hour.stepSeconds * 1000), 0);
  assert.equal(hour.toMillis - hour.fromMillis, 3_600_000);
  assert.equal(AT + 1 - hour.toMillis < hour.stepSeconds * 1000, true);
});

test('a pause holds the end', () => {
  const held = windowOf({ ...base, range: '5m', pausedAt: AT }, AT + 60_000);
  assert.deepEqual([held.toMillis, held.following], [AT, false]);
});

test('a span and a zoom into it stand still, in whole steps that hold them', () => {
  const span = { fromMillis: AT - 7_200_500, toMillis: AT + 300 };
  const shown = windowOf({ ...base, range: span }, AT);
  assert.deepEqual([shown.stepSeconds, shown.following], [10, false]);
  assert.ok(shown.fromMillis <= span.fromMillis && shown.toMillis >= span.toMillis);
  const zoomed = windowOf({ ...base, range: span, zoom: { fromMillis: AT + 100, toMillis: AT + 300 } }, AT);
  assert.deepEqual([zoomed.fromMillis, zoomed.toMillis, zoomed.stepSeconds], [AT, AT + 2000, 1]);
});

test('what is old, or compared with what is old, has the steps that are kept of it', () => {
  const ago = (/** @type {number} */ seconds) => ({
    fromMillis: AT - seconds * 1000,
    toMillis: AT - (seconds - 30) * 1000,
  });
  const step = (/** @type {object} */ more) => windowOf({ ...base, ...more }, AT).stepSeconds;
  assert.equal(step({ range: ago(3600) }), 1);
  assert.equal(step({ range: ago(3601) }), 10);
  assert.equal(step({ range: LIVE, zoom: ago(86_401) }), 60);
  assert.equal(step({ range: '1h' }), 5);
  assert.equal(step({ range: '1h', compare: true }), 10);
  assert.equal(step({ range: '15m', compare: true }), 1);
});

test('no window has more points than a chart can draw, not even one of years', () => {
  for (const seconds of [1, 120, 900, 901, 3600, 86_400, 31 * 86_400, 2 * 365 * 86_400])
    assert.ok(seconds / stepFor(seconds) <= 900, String(seconds));
  assert.equal(stepFor(900), 1);
});

test('the period before is as long, and ends where this one begins', () => {
  const window = windowOf({ ...base, range: '15m' }, AT);
  const earlier = before(window);
  assert.equal(earlier.toMillis, window.fromMillis);
  assert.equal(stepsOf(earlier), stepsOf(window));
});
