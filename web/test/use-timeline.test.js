import assert from 'node:assert/strict';
import { test } from 'node:test';
import { versionOf } from '../app/data/use-timeline.js';

/** @param {number} toMillis @returns {any} */
const window = (toMillis) => ({ fromMillis: toMillis - 120_000, toMillis, stepSeconds: 1, following: true });
/** How often is asked within a time. @param {number} millis @param {(atMillis: number) => string | number} version */
const askings = (millis, version) =>
  new Set(Array.from({ length: millis / 1000 }, (_, second) => version(600_000 + second * 1000))).size;

test('what is pushed is asked for again soon after the first time, so that both join, and then each five minutes', () => {
  assert.equal(
    askings(4000, (at) => versionOf(window(at), 600_000, null)),
    1,
  );
  assert.equal(
    askings(10_000, (at) => versionOf(window(at), 600_000, null)),
    2,
  );
  assert.equal(
    askings(300_000, (at) => versionOf(window(at), 600_000, null)),
    3,
  );
  assert.equal(
    askings(900_000, (at) => versionOf(window(at), 600_000, null)),
    5,
  );
});

test('what no push brings is asked for each five seconds', () => {
  assert.equal(
    askings(20_000, (at) => versionOf(window(0), 0, at)),
    4,
  );
});
