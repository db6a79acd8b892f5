import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sums, withoutDips } from '../app/lib/sums.js';

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

test('where one is missing that was known before there is no sum; one that is gone, or new, is another thing', () => {
  const sum = (/** @type {number[]} */ known, /** @type {number[]} */ asked) =>
    withoutDips({ values: known.map((count) => count * 10), known, asked });
  assert.deepEqual(sum([2, 1, 1, 2], [3, 3, 3, 3]), [20, null, null, 20], 'for a while');
  assert.deepEqual(sum([2, 2, 1, 1], [3, 3, 3, 3]), [20, 20, null, null], 'until now');
  assert.deepEqual(sum([2, 2, 1, 1], [3, 3, 2, 2]), [20, 20, 10, 10], 'gone');
  assert.deepEqual(sum([1, 1, 2, 2], [3, 3, 3, 3]), [10, 10, 20, 20], 'new');
  assert.deepEqual(sum([2, 1, 1, 2], [2, 1, 1, 2]), [20, null, null, 20], 'one for another, between them none');
  assert.deepEqual(sum([], []), []);
});
