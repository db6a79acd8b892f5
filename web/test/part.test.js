import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Pace } from '../app/lib/pace.js';
import { FIRST_PART, partFor, rowOf, still } from '../app/lib/part.js';
import { ViewModel } from '../app/lib/view-model.js';

test('a part holds the rows in view and some around, in whole blocks', () => {
  assert.equal(partFor({ first: 0, last: 25 }, FIRST_PART, 10_000), FIRST_PART);
  assert.deepEqual(partFor({ first: 80, last: 105 }, FIRST_PART, 10_000), { offset: 0, limit: 300 });
  assert.deepEqual(partFor({ first: 510, last: 535 }, { offset: 500, limit: 200 }, 10_000), {
    offset: 400,
    limit: 200,
  });
  assert.deepEqual(partFor({ first: 150, last: 174 }, FIRST_PART, 10_000), { offset: 100, limit: 100 });
  assert.deepEqual(partFor({ first: 9970, last: 10_000 }, FIRST_PART, 10_000), { offset: 9900, limit: 100 });
  assert.deepEqual(partFor({ first: 0, last: 0 }, { offset: 500, limit: 100 }, 0), FIRST_PART);
});

test('wherever one scrolls, the rows in view are asked for, and no more than three blocks', () => {
  let part = { ...FIRST_PART };
  for (let first = 0; first < 10_000; first += 7) {
    const last = Math.min(10_000, first + 60);
    part = partFor({ first, last }, part, 10_000);
    assert.ok(part.offset <= first && part.offset + part.limit >= last, `${first}: ${JSON.stringify(part)}`);
    assert.ok(part.offset % 100 === 0 && part.limit % 100 === 0 && part.limit <= 300);
  }
});

test('nothing is asked anew while a few rows are left beyond the view, or there are no more', () => {
  const part = { offset: 100, limit: 200 };
  assert.equal(partFor({ first: 115, last: 285 }, part, 10_000), part);
  assert.notEqual(partFor({ first: 105, last: 200 }, part, 10_000), part);
  assert.equal(partFor({ first: 200, last: 300 }, part, 300), part);
});

const name = (/** @type {{ id: string }} */ row) => row.id;
const rows = (/** @type {string} */ ids) => [...ids].map((id) => ({ id }));
const idsOf = (/** @type {{ id: string }[]} */ list) => list.map(name).join('');

test('rows that are held stay, and who comes takes the place of who went', () => {
  const before = { offset: 100, total: 500, rows: rows('abcdef') };
  assert.equal(idsOf(still(before, { offset: 100, total: 500, rows: rows('fedcba') }, name)), 'abcdef');
  assert.equal(idsOf(still(before, { offset: 100, total: 500, rows: rows('xfeday') }, name)), 'axydef');
  assert.equal(idsOf(still(before, { offset: 103, total: 500, rows: rows('fedxyz') }, name)), 'defxyz');
  assert.equal(idsOf(still(before, { offset: 100, total: 3, rows: rows('cba') }, name)), 'abc');
});

test('a row is found by its place in the whole list', () => {
  const part = { offset: 100, total: 500, rows: rows('abc') };
  assert.equal(rowOf(part, 101)?.id, 'b');
  assert.equal(rowOf(part, 99), undefined);
  assert.equal(rowOf(part, 103), undefined);
});

test('rows come in the order that the server tells', () => {
  const model = new ViewModel();
  const head = { view: 'topics', clusterId: 'c', atMillis: 1000 };
  const row = (/** @type {string} */ key) => ({ key });
  model.take({
    ...head,
    seq: 1,
    since: null,
    value: { total: 9, offset: 3, order: ['b', 'a'] },
    rows: ['a', 'b'].map(row),
  });
  assert.deepEqual(
    model.rows.map(({ key }) => key),
    ['b', 'a'],
  );
  model.take({ ...head, seq: 2, since: 1, value: { order: ['a', 'c'] }, rows: [row('c')], removed: ['b'] });
  assert.deepEqual(
    model.rows.map(({ key }) => key),
    ['a', 'c'],
  );
  model.take({ ...head, seq: 3, since: 2, value: { order: ['c', 'a'] }, rows: [], removed: [] });
  assert.deepEqual(
    model.rows.map(({ key }) => key),
    ['c', 'a'],
  );
  assert.equal(model.value?.['offset'], 3);
});

test('what comes too often is done later, once, and by no more than the budget', () => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  let done = 0;
  const pace = new Pace(() => done++, { most: 3, everyMillis: 600 });
  for (let i = 0; i < 10; i++) pace.go();
  assert.equal(done, 3);
  mock.timers.tick(599);
  assert.equal(done, 3);
  mock.timers.tick(1);
  assert.equal(done, 4);
  for (let second = 0; second < 60; second++) {
    pace.go();
    mock.timers.tick(100);
  }
  assert.ok(done <= 4 + 10 && done >= 4 + 9, `${done}`);
  mock.timers.reset();
});
