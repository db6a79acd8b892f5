import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sums } from '../app/lib/sums.js';

test('a sum is of all that are known, and unknown where one is missing that must not be', () => {
  const all = [
    { values: [1, 2, null, 4], must: true },
    { values: [10, null, 30, 0], must: true },
    { values: [100, 200, 300, null], must: false },
  ];
  assert.deepEqual(sums(all), [111, null, null, 4]);
  assert.deepEqual(sums([{ values: [null, 5], must: false }]), [null, 5]);
  assert.deepEqual(
    sums([
      { values: [], must: true },
      { values: [1], must: false },
    ]),
    [null],
  );
  assert.deepEqual(sums([]), []);
});
