import assert from 'node:assert/strict';
import { test } from 'node:test';
import { top } from '../app/lib/top.js';

test('the top few are the largest, by name where equal, without zeros and unknowns', () => {
  const rows = [
    ['d', 5],
    ['a', 9],
    ['c', 5],
    ['b', null],
    ['e', 0],
    ['f', 7],
    ['g', 1],
  ];
  assert.deepEqual(
    top(
      rows,
      3,
      (row) => /** @type {any} */ (row[1]),
      (row) => String(row[0]),
    ).map((row) => row[0]),
    ['a', 'f', 'c'],
  );
  assert.deepEqual(
    top([], 3, () => 1, String),
    [],
  );
});
