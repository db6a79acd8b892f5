import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenColumns, columnsText, nextOrder, orderOf, orderText, toggledColumn } from '../app/lib/columns.js';
import { Ordering } from '../app/lib/order.js';
import { meanOf, skew } from '../app/lib/skew.js';
import { sorted } from '../app/lib/sort.js';
import { SPARK_HEIGHT, SPARK_WIDTH, sparkPath } from '../app/lib/spark.js';
import { slope, trend } from '../app/lib/trend.js';
import { rowAfterKey, scrollToShow, windowOf } from '../app/lib/virtual.js';
import { phaseShares, totalSeconds } from '../app/views/brokers-phases.js';
import { partitionRows } from '../app/views/topic-columns.js';

const VIEW = { scrollTop: 0, viewHeight: 400, rowHeight: 40 };

test('the window holds all rows in view, and never more than some around them', () => {
  for (const scrollTop of [0, 1, 39, 40, 5000, 199_999, 399_600, 500_000]) {
    const { first, last, before, height } = windowOf({ ...VIEW, scrollTop }, 10_000);
    const top = Math.min(scrollTop, 10_000 * 40 - 400);
    assert.ok(first * 40 <= top && last * 40 >= Math.min(top + 400, 400_000), `${scrollTop}: ${first} to ${last}`);
    assert.ok(last - first <= 10 + 1 + 2 * 8 + 2 * 4, `${scrollTop}: ${last - first} rows`);
    assert.deepEqual([before, height], [first * 40, 400_000]);
  }
});

test('a table shorter than the view is drawn whole, and an empty one not at all', () => {
  assert.deepEqual(windowOf(VIEW, 3), { first: 0, last: 3, before: 0, height: 120 });
  assert.deepEqual(windowOf(VIEW, 0), { first: 0, last: 0, before: 0, height: 0 });
});

test('a row out of view is scrolled to, one in view is not', () => {
  assert.equal(scrollToShow(VIEW, 3), 0);
  assert.equal(scrollToShow(VIEW, 10), 40);
  assert.equal(scrollToShow({ ...VIEW, scrollTop: 400 }, 2), 80);
});

test('keys lead to rows, and never beyond the ends', () => {
  assert.equal(rowAfterKey('ArrowDown', 4, 10, 5), 5);
  assert.equal(rowAfterKey('ArrowUp', 0, 10, 5), 0);
  assert.equal(rowAfterKey('PageDown', 4, 10, 5), 8);
  assert.equal(rowAfterKey('PageUp', 4, 10, 5), 0);
  assert.equal(rowAfterKey('Home', 4, 10, 5), 0);
  assert.equal(rowAfterKey('End', 4, 10, 5), 9);
  assert.equal(rowAfterKey('End', 0, 0, 5), null);
  assert.equal(rowAfterKey('x', 4, 10, 5), null);
});

const COLUMNS = [
  { id: 'name' },
  { id: 'rate', numeric: true },
  { id: 'lag', numeric: true },
  { id: 'skew', optional: true },
];
/** @param {readonly { id: string }[]} columns */
const ids = (columns) => columns.map(({ id }) => id).join();

test('columns are those shown at first, or those chosen, in order, the name always', () => {
  assert.equal(ids(chosenColumns(COLUMNS, null)), 'name,rate,lag');
  assert.equal(ids(chosenColumns(COLUMNS, 'skew,rate')), 'name,rate,skew');
  assert.equal(ids(chosenColumns(COLUMNS, 'nothing,known')), 'name,rate,lag');
});

test('a choice is text, and none where it is what is shown at first', () => {
  const shown = chosenColumns(COLUMNS, null);
  assert.equal(columnsText(COLUMNS, shown), null);
  const more = toggledColumn(COLUMNS, shown, 'skew');
  assert.equal(more, 'name,rate,lag,skew');
  assert.equal(toggledColumn(COLUMNS, chosenColumns(COLUMNS, more), 'skew'), null);
});

test('an order comes back from its text, and a wrong one is the first', () => {
  const first = /** @type {const} */ ({ id: 'rate', direction: 'descending' });
  assert.deepEqual(orderOf(COLUMNS, '-lag', first), { id: 'lag', direction: 'descending' });
  assert.deepEqual(orderOf(COLUMNS, 'name', first), { id: 'name', direction: 'ascending' });
  assert.equal(orderOf(COLUMNS, 'colour', first), first);
  assert.equal(orderText({ id: 'lag', direction: 'ascending' }, first), 'lag');
  assert.equal(orderText({ ...first }, first), null);
});

test('a head turns the order to its own way first, then round', () => {
  const one = nextOrder({ id: 'name', direction: 'ascending' }, { id: 'rate', numeric: true });
  assert.deepEqual(one, { id: 'rate', direction: 'descending' });
  assert.equal(nextOrder(one, { id: 'rate', numeric: true }).direction, 'ascending');
});

/** @typedef {{ name: string, lag: number | null }} Row */
const order = new Ordering((/** @type {Row} */ row) => row.name);
/** @type {Row[]} */
const ROWS = [
  { name: 'topic-10', lag: 5 },
  { name: 'topic-9', lag: null },
  { name: 'Orders', lag: 7 },
  { name: 'events', lag: 5 },
];
/** @param {Row[]} rows */
const names = (rows) => rows.map((row) => row.name).join();

test('unknown comes last either way, and equals by name, whichever way', () => {
  assert.equal(names(order.sorted(ROWS, (row) => row.lag, 'ascending')), 'events,topic-10,Orders,topic-9');
  assert.equal(names(order.sorted(ROWS, (row) => row.lag, 'descending')), 'Orders,events,topic-10,topic-9');
  assert.equal(names(order.sorted(ROWS, (row) => row.name, 'descending')), 'topic-10,topic-9,Orders,events');
});

test('rows that come later have their place among the names', () => {
  const more = [...ROWS, { name: 'audit', lag: 5 }];
  assert.equal(names(order.sorted(more, (row) => row.lag, 'ascending')), 'audit,events,topic-10,Orders,topic-9');
});

test('the order is that of a plain comparison, whatever the numbers', () => {
  const values = [0, -0, 5, 5, -3, 1e300, -1e300, NaN, null, undefined, 5, 0.1, 0];
  for (let round = 0; round < 20; round++) {
    const rows = Array.from({ length: 60 }, (_, i) => ({
      name: `t-${(i * 37) % 60}`,
      lag: values[(i * i * 7 + round * 3) % values.length],
    }));
    const shown = round % 2 ? rows.filter((_, i) => i % 3 > 0) : rows;
    for (const direction of /** @type {const} */ (['ascending', 'descending'])) {
      const plain = sorted(
        shown.map((row) => ({ ...row, lag: Number.isNaN(row.lag) ? null : row.lag })),
        (row) => row.lag,
        direction,
        (row) => row.name,
      );
      const found = order.sorted(/** @type {any} */ (shown), (row) => row.lag, direction);
      assert.deepEqual(
        found.map((row) => row.name),
        plain.map((row) => row.name),
      );
    }
  }
});

test('ten thousand equal rows are in order within a frame', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => ({ name: `topic-${(i * 7919) % 10_000}`, lag: 0 }));
  order.sorted(many, (row) => row.lag, 'ascending');
  const start = performance.now();
  const sorted = order.sorted(many, (row) => row.lag, 'ascending');
  assert.equal(sorted[9_999]?.name, 'topic-9999');
  assert.ok(performance.now() - start < 1000);
});

test('a spark is one path within its box, with a gap where nothing is known', () => {
  assert.equal(sparkPath([]), '');
  assert.equal(sparkPath([null, null]), '');
  const path = sparkPath([0, 10, null, 5]);
  assert.equal(path.match(/M/g)?.length, 2);
  const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
  assert.ok(numbers.every((n) => n >= 0 && n <= Math.max(SPARK_WIDTH, SPARK_HEIGHT)));
});

/** @param {(number | null)[]} points */
const minute = (points) => ({ fromMillis: 0, stepMillis: 1000, points });

test('a trend is the slope of what is known', () => {
  const rising = minute(Array.from({ length: 60 }, (_, i) => (i % 7 === 0 ? null : 100 + 3 * i)));
  assert.ok(Math.abs((slope(rising) ?? 0) - 3) < 1e-9);
  assert.equal(trend(rising), 'rising');
  assert.equal(trend(minute(Array.from({ length: 60 }, (_, i) => 1000 - i))), 'falling');
  assert.equal(trend(minute(Array(60).fill(500))), 'steady');
  assert.equal(trend(minute([1, 2, 3])), null);
  assert.equal(trend(null), null);
});

test('skew is the largest over the mean, and unknown with an unknown part', () => {
  assert.equal(skew([1, 1, 4]), 2);
  assert.equal(skew([1, null]), null);
  assert.equal(skew([5]), null);
  assert.equal(skew([0, 0]), null);
  assert.equal(meanOf([1, 3]), 2);
});

test('partitions know their records and what these are of the mean', () => {
  const at = (/** @type {number} */ partition, /** @type {number | null} */ end) =>
    /** @type {any} */ ({ partition, logStartOffset: 10, logEndOffset: end });
  assert.deepEqual(
    partitionRows([at(0, 40), at(1, 20)]).map(({ records, skew: own }) => [records, own]),
    [
      [30, 1.5],
      [10, 0.5],
    ],
  );
  assert.deepEqual(
    partitionRows([at(0, 40), at(1, null)]).map(({ records, skew: own }) => [records, own]),
    [
      [30, null],
      [null, null],
    ],
  );
});

test('phases add up, and are shares of the longest', () => {
  const row = { count: 5, queue: 0.001, local: 0.002, remote: 0.005, response: 0, send: 0.002 };
  assert.ok(Math.abs((totalSeconds(row) ?? 0) - 0.01) < 1e-12);
  const shares = phaseShares(row, 0.02) ?? [];
  assert.ok(Math.abs(shares.reduce((sum, { share }) => sum + share, 0) - 0.5) < 1e-9);
  assert.equal(totalSeconds({ ...row, count: 0, queue: null }), null);
  assert.equal(phaseShares(null, 0.02), null);
});
