import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoffMillis } from '../app/lib/backoff.js';

test('the wait doubles up to fifteen seconds', () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 50].map((attempt) => backoffMillis(attempt, () => 1)),
    [500, 1000, 2000, 4000, 8000, 15_000, 15_000],
  );
});

test('half of the wait is left to chance', () => {
  assert.equal(
    backoffMillis(5, () => 0),
    7500,
  );
  assert.equal(
    backoffMillis(5, () => 0.5),
    11_250,
  );
});
