import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileName, toCsv, toJson } from '../app/lib/export.js';

/** @type {import('../app/lib/export.js').ExportColumn<any>[]} */
const COLUMNS = [
  { id: 'name', label: 'Topic, or so', value: (row) => row.name },
  { id: 'rate', label: 'Rate', value: (row) => row.rate },
];
/** @param {...unknown} names */
const csv = (...names) =>
  toCsv(
    COLUMNS,
    names.map((name) => ({ name, rate: 1 })),
  )
    .split('\r\n')
    .slice(1, -1);

test('fields with commas, quotes and line ends are quoted', () => {
  assert.deepEqual(csv('a,b', 'say "hi"', 'two\nlines', 'plain'), [
    '"a,b",1',
    '"say ""hi""",1',
    '"two\nlines",1',
    'plain,1',
  ]);
  assert.equal(toCsv(COLUMNS, []), '"Topic, or so",Rate\r\n');
});

test('a text that a spreadsheet would run is kept from running', () => {
  assert.deepEqual(csv('=1+1', '+x', '-x', '@x', ' =x', '\tx', '＝x', 'a=b', 'a-b'), [
    "'=1+1,1",
    "'+x,1",
    "'-x,1",
    "'@x,1",
    "' =x,1",
    "'\tx,1",
    "'＝x,1",
    'a=b,1',
    'a-b,1',
  ]);
});

test('numbers are written in full, negative ones too, and the unknown is empty, not zero', () => {
  const rows = [0, -2.5, 1234567.125, null, undefined, NaN].map((rate) => ({ name: 'a', rate }));
  assert.deepEqual(toCsv(COLUMNS, rows).split('\r\n').slice(1, -1), [
    'a,0',
    'a,-2.5',
    'a,1234567.125',
    'a,',
    'a,',
    'a,',
  ]);
  assert.deepEqual(
    JSON.parse(toJson(COLUMNS, rows)).map((/** @type {any} */ row) => row.rate),
    [0, -2.5, 1234567.125, null, null, null],
  );
});

test('names of any kind come through JSON as they are', () => {
  const name = '<b>"订单"\n\u2028';
  assert.deepEqual(JSON.parse(toJson(COLUMNS, [{ name, rate: 1 }])), [{ name, rate: 1 }]);
});

test('a file name holds nothing that a system refuses', () => {
  const at = Date.UTC(2026, 0, 2, 3, 4, 5);
  assert.equal(fileName(['topics', 'a/b:<c>?'], 'csv', at), 'topics_a-b-c_2026-01-02-030405.csv');
  assert.equal(fileName(['..', '订单'], 'json', at), '订单_2026-01-02-030405.json');
  assert.ok(fileName(['x'.repeat(249)], 'csv', at).length < 120);
});
