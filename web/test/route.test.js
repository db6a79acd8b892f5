import assert from 'node:assert/strict';
import { test } from 'node:test';
import { format, HOME, parse, patched } from '../app/lib/route.js';

/** @import { Route } from '../app/lib/route.js' */

/** @param {Partial<Route>} more @returns {Route} */
const route = (more) => ({ ...HOME, ...more });

const NAMES = [
  'orders',
  'журнал-событий',
  '订单-事件 🦊',
  'x'.repeat(249),
  'a/b//c/',
  '50%',
  '%2F',
  '#?&=+ ;',
  '<img src=x onerror=alert(1)>',
  '..',
  '.',
  '',
  ' ',
  'line\nend',
];

test('any name comes back from the address as it went in', () => {
  for (const name of NAMES) {
    const hash = format(route({ page: 'groups', name }));
    const url = new URL(`http://host/prefix/index.html?cluster=c${hash}`);
    assert.equal(url.hash, hash, name);
    assert.deepEqual(parse(url.href), route({ page: 'groups', name }), name);
  }
  assert.equal(parse('#/topics').name, null);
  assert.equal(parse(format(route({ page: 'groups', name: '\ud800' }))).name, '\ufffd');
});

test('all state comes back', () => {
  const span = { fromMillis: 1_700_000_000_000, toMillis: 1_700_000_600_000 };
  const all = route({
    page: 'topics',
    range: span,
    zoom: { fromMillis: 1_700_000_000_500, toMillis: 1_700_000_001_000 },
    compare: true,
    pausedAt: 1_700_000_600_000,
    params: { q: 'a&b=c #%+', sort: '-lag', cols: 'name,lag', é: '' },
  });
  assert.deepEqual(parse(format(all)), all);
  for (const range of /** @type {const} */ (['live', '5m', '15m', '1h']))
    assert.deepEqual(parse(format(route({ range }))), route({ range }));
});

test('the page as it opens has no hash, and every page a short one', () => {
  assert.equal(format(HOME), '');
  assert.equal(format(route({ page: 'topics' })), '#/topics');
  assert.equal(format(route({ page: 'topics', name: 'orders' })), '#/topics/orders');
  assert.equal(format(route({ range: '15m' })), '#/?range=15m');
});

test('what is not understood is left out', () => {
  for (const address of ['', '/', '#', '#key=abc', '#/', '#/nonsense', 'http://h/x?range=5m'])
    assert.deepEqual(parse(address), HOME, address);
  const odd = '#/topics?range=7d&zoom=9-1&compare=yes&pause=-1&q=' + 'x'.repeat(3000);
  assert.deepEqual(parse(odd), route({ page: 'topics' }));
  assert.deepEqual(parse('#/settings/extra'), route({ page: 'settings' }));
  assert.equal(parse('#/?range=0-1700000000000').range, 'live');
  assert.equal(parse('#/?zoom=1-99999999999999999').zoom, null);
});

test('a key for the login is no state, and enters no link', () => {
  assert.deepEqual(parse('#/topics?key=secret'), route({ page: 'topics' }));
  assert.equal(format(route({ params: { key: 'secret' } })), '');
});

test('params are merged where one stays, and left where one goes', () => {
  const here = route({
    page: 'topics',
    params: { q: 'a', sort: 'name' },
    range: '1h',
    zoom: { fromMillis: 1, toMillis: 2 },
  });
  assert.deepEqual(patched(here, { params: { sort: null, cols: 'x' } }).params, { q: 'a', cols: 'x' });
  assert.deepEqual(patched(here, { range: '5m' }).params, here.params);
  assert.deepEqual(
    patched(here, { page: 'topics', name: 'orders' }),
    route({ page: 'topics', name: 'orders', range: '1h' }),
  );
  assert.deepEqual(patched(here, { page: 'groups', params: { q: 'b' } }).params, { q: 'b' });
  assert.deepEqual(patched(here, { page: 'topics' }), here);
});
