import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartTable } from '../app/lib/chart-files.js';
import { chartSummary } from '../app/lib/chart-table.js';
import { toCsv } from '../app/lib/export.js';
import { foldOf } from '../app/lib/timeline.js';

const LINES = [
  { metric: 'produceRate', label: 'Produce' },
  { metric: 'fetchRate', label: 'Fetch' },
];

test("a chart's file has a row for each moment, in UTC, with the unknown left empty", () => {
  const drawn = {
    times: [1735815599, 1735815600],
    columns: [
      [1, null],
      [2.5, 3],
    ],
    earlier: null,
  };
  const { columns, rows } = chartTable(LINES, 'records/s', drawn);
  assert.equal(
    toCsv(columns, rows),
    'Time,Produce (records/s),Fetch (records/s)\r\n2025-01-02T10:59:59.000Z,1,2.5\r\n2025-01-02T11:00:00.000Z,,3\r\n',
  );
});

test('what it is compared with stands beside it', () => {
  const { columns } = chartTable(LINES, 's', { times: [1], columns: [[1], [2]], earlier: [[3], [4]] });
  assert.deepEqual(columns.map(({ id, value }) => [id, value(0)]).slice(1), [
    ['produceRate', 1],
    ['fetchRate', 2],
    ['produceRateBefore', 3],
    ['fetchRateBefore', 4],
  ]);
});

test('a chart is told in a sentence', () => {
  assert.equal(
    chartSummary('Throughput', LINES, [[3, 1, null], [null]], String),
    'Throughput. Produce: 1, between 1 and 3. Fetch: unknown.',
  );
});

test('percentiles fold to the worst, rates to the mean, the rest to the newest', () => {
  assert.deepEqual(
    ['produceP99', 'fetchRate', 'produceBytes', 'consumedRate', 'lag', 'sizeBytes', 'heapUsedBytes'].map(foldOf),
    ['max', 'mean', 'mean', 'mean', 'last', 'last', 'last'],
  );
});
