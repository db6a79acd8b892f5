import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  dashboardJson,
  HEIGHTS,
  moved,
  nextSize,
  readDashboard,
  resized,
  STARTER,
  WIDTHS,
  withoutTile,
  withTile,
} from '../app/lib/dashboard.js';
import { chartIds } from '../app/lib/chart-catalogue.js';

/** @param {unknown} value */
const read = (value) => readDashboard(typeof value === 'string' ? value : JSON.stringify(value), chartIds);
const good = () => JSON.parse(dashboardJson(STARTER));

test('what is shared comes back as it was, names of any kind included', () => {
  const tile = /** @type {const} */ ({ type: 'chart', subject: 'groups/<b>订单/%', chart: 'lag', width: 6, height: 2 });
  const dashboard = withTile({ ...STARTER, name: 'A "name"' }, tile);
  assert.deepEqual(read(dashboardJson(dashboard)), { dashboard, problems: [] });
});

test('what is wrong is said by path, with what was expected and found', () => {
  const file = good();
  file.panels[1].width = 5;
  file.panels[1].chart = 'nonsense';
  file.panels[0].type = 'virus';
  file.panels.push({ type: 'chart', subject: 'planets/mars', chart: 'lag', width: 6, height: 1 });
  assert.deepEqual(read(file).problems, [
    'panels[0].type: expected one of chart, numbers, balance, movers, laggers, found "virus".',
    'panels[1].width: expected one of 3, 4, 6, 8, 12, found 5.',
    'panels[1].chart: expected one of records, bytes, produceLatency, fetchLatency, lag, connections, heap, logs, found "nonsense".',
    'panels[5].subject: expected cluster, topics/NAME, groups/NAME or brokers/ID, found "planets/mars".',
  ]);
});

test('no JSON, another file, another version, too much: refused with the reason', () => {
  assert.match(read('{').problems[0] ?? '', /^This is no JSON: /);
  assert.deepEqual(read([]).problems.slice(0, 1), ['format: expected "takhin-dashboard", found nothing.']);
  assert.deepEqual(read({ ...good(), version: 2 }).problems, ['version: expected 1, found 2.']);
  assert.match(
    read({ ...good(), panels: new Array(41).fill(STARTER.tiles[0]) }).problems[0] ?? '',
    /^panels: expected a list of at most 40/,
  );
  assert.match(read({ ...good(), name: 'x'.repeat(81) }).problems[0] ?? '', /^name: expected/);
  assert.equal(read({ ...good(), panels: new Array(9).fill(null) }).problems.length, 5);
  assert.deepEqual(read('null').problems.length > 0, true);
});

test('panels move, and what is between them moves up', () => {
  const types = (/** @type {import('../app/lib/dashboard.js').Dashboard} */ { tiles }) =>
    tiles.map((tile) => tile.chart ?? tile.type);
  assert.deepEqual(types(moved(STARTER, 0, 2)), ['records', 'movers', 'numbers', 'produceLatency', 'lag']);
  assert.deepEqual(types(moved(STARTER, 4, 0)), ['lag', 'numbers', 'records', 'movers', 'produceLatency']);
  assert.equal(moved(STARTER, 0, -1), STARTER);
  assert.equal(moved(STARTER, 4, 5), STARTER);
  assert.deepEqual(types(withoutTile(STARTER, 1)), ['numbers', 'movers', 'produceLatency', 'lag']);
});

test('sizes snap to those that there are', () => {
  const { tiles } = resized(STARTER, 1, { width: 6.9, height: 9 });
  assert.deepEqual([tiles[1]?.width, tiles[1]?.height], [6, 3]);
  assert.equal(resized(STARTER, 1, { width: 8.2, height: 1.2 }), STARTER);
  assert.equal(nextSize(WIDTHS, 6, 1), 8);
  assert.equal(nextSize(WIDTHS, 12, 1), 12);
  assert.equal(nextSize(HEIGHTS, 1, -1), 1);
});
