import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filtered, sorted } from '../app/lib/sort.js';

/** @typedef {{ name: string, lag: number | null }} Row */
/** @type {Row[]} */
const rows = [
  { name: 'topic-10', lag: 5 },
  { name: 'topic-9', lag: null },
  { name: 'Orders', lag: 7 },
  { name: 'events', lag: 5 },
];
/** @param {Row} row */
const name = (row) => row.name;
/** @param {Row} row */
const lag = (row) => row.lag;

test('names sort by their numbers, case aside', () => {
  assert.deepEqual(sorted(rows, name, 'ascending', name).map(name), ['events', 'Orders', 'topic-9', 'topic-10']);
});

test('unknown comes last either way, and equals by name', () => {
  assert.deepEqual(sorted(rows, lag, 'ascending', name).map(name), ['events', 'topic-10', 'Orders', 'topic-9']);
  assert.deepEqual(sorted(rows, lag, 'descending', name).map(name), ['Orders', 'events', 'topic-10', 'topic-9']);
});

test('a filter keeps what holds every word', () => {
  assert.deepEqual(filtered(rows, ' TOPIC 1', name).map(name), ['topic-10']);
  assert.equal(filtered(rows, '  ', name), rows);
});
