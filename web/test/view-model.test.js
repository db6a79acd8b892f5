import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFrame } from '../app/lib/frame.js';
import { ViewModel } from '../app/lib/view-model.js';

/** @param {any} more @returns {import('../app/lib/view-model.js').ViewFrame} */
const frame = (more) => ({ view: 'topics', clusterId: 'c', atMillis: 60_000, value: {}, rows: [], ...more });
/** @param {number} fromMillis @param {(number | null)[]} points */
const series = (fromMillis, ...points) => ({ fromMillis, stepMillis: 1000, points });

/** A model of two rows at state 1. */
function two() {
  const model = new ViewModel();
  model.take(frame({ seq: 1, since: null, value: { total: 2 }, rows: [row('a', 1), row('b', 2)] }));
  return model;
}

/** @param {string} key @param {number} rate */
const row = (key, rate) => ({ key, name: key, rate, size: 7 });

test('what is another is merged, and what is not told of stays the very same object', () => {
  const model = two();
  const [a, b] = model.rows;
  assert.equal(model.take(frame({ seq: 5, since: 1, rows: [{ key: 'b', rate: 3 }] })), true);
  assert.equal(model.rows[0], a);
  assert.deepEqual(model.rows[1], { key: 'b', name: 'b', rate: 3, size: 7 });
  assert.notEqual(model.rows[1], b);
  assert.deepEqual(model.value, { total: 2 });
});

test('rows leave, and come', () => {
  const model = two();
  model.take(frame({ seq: 2, since: 1, value: { total: 2 }, rows: [row('c', 9)], removed: ['a'] }));
  assert.deepEqual(
    model.rows.map((one) => one.key),
    ['b', 'c'],
  );
});

test('nothing new leaves the very same list', () => {
  const model = two();
  const rows = model.rows;
  model.take(frame({ seq: 2, since: 1, atMillis: 61_000 }));
  assert.equal(model.rows, rows);
  assert.equal(model.atMillis, 61_000);
});

test('a frame from another state is refused and changes nothing', () => {
  const model = two();
  assert.equal(model.take(frame({ seq: 9, since: 8, rows: [row('a', 100)] })), false);
  assert.equal(model.rows[0].rate, 1);
  assert.equal(model.take(frame({ seq: 9, since: null, rows: [row('a', 100)] })), true);
  assert.deepEqual(
    model.rows.map((one) => one.rate),
    [100],
  );
});

test("a series goes on with its newest seconds, as long as it was, and an earlier second's correction", () => {
  const model = new ViewModel();
  model.take(frame({ seq: 1, since: null, rows: [{ key: 'a', recent: series(0, 1, 2, null) }] }));
  model.take(frame({ seq: 2, since: 1, rows: [{ key: 'a', recent: series(2000, 3, 4) }] }));
  assert.deepEqual(model.rows[0].recent, series(1000, 2, 3, 4));
});

test('seconds that were not told of are as the last one, for all were equal', () => {
  const model = new ViewModel();
  model.take(frame({ seq: 1, since: null, rows: [{ key: 'a', recent: series(0, 5, 5, 5) }] }));
  model.take(frame({ seq: 2, since: 1, rows: [{ key: 'a', recent: series(4000, 6) }] }));
  assert.deepEqual(model.rows[0].recent, series(2000, 5, 5, 6));
});

test("a view's own flat series goes on to the moment of the frame", () => {
  const model = new ViewModel();
  model.take(frame({ seq: 1, since: null, atMillis: 3000, value: { rate: series(0, 0, 0, 0) } }));
  model.take(frame({ seq: 2, since: 1, atMillis: 5400 }));
  assert.deepEqual(model.value?.['rate'], series(2000, 0, 0, 0));
});

test('a series may end, and begin', () => {
  const model = new ViewModel();
  model.take(frame({ seq: 1, since: null, rows: [{ key: 'a', recent: { points: null } }] }));
  assert.equal(model.rows[0].recent, null);
  model.take(frame({ seq: 2, since: 1, rows: [{ key: 'a', recent: series(0, 1) }] }));
  assert.deepEqual(model.rows[0].recent, series(0, 1));
  model.take(frame({ seq: 3, since: 2, rows: [{ key: 'a', recent: { points: null } }] }));
  assert.equal(model.rows[0].recent, null);
});

test('a thing that is not has no value', () => {
  const model = new ViewModel();
  model.take(frame({ view: 'topic', seq: 1, since: null, value: null }));
  assert.equal(model.value, null);
});

test('a frame is read, a problem is told, and what is neither is named', () => {
  const good = frame({ seq: 1, since: null });
  assert.deepEqual(readFrame(JSON.stringify(good)), { frame: good });
  assert.deepEqual(readFrame('{"problem":{"title":"Bad parameter","detail":"views: none"}}'), {
    problem: 'views: none',
  });
  const cases = /** @type {[any, RegExp][]} */ ([
    ['nonsense', /expected JSON/],
    ['null', /message: expected an object/],
    [JSON.stringify({ type: 'metrics' }), /^view: expected one of .*found nothing/],
    [JSON.stringify({ ...good, seq: 'x' }), /^seq: expected a number, found "x"/],
    [JSON.stringify({ ...good, since: undefined }), /^since/],
    [JSON.stringify({ ...good, rows: [{}] }), /^rows/],
    [JSON.stringify({ ...good, removed: 1 }), /^removed/],
  ]);
  for (const [text, problem] of cases) {
    const read = readFrame(text);
    assert.match('problem' in read ? read.problem : 'none', problem);
  }
});
