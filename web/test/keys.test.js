import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GO, KeyReader } from '../app/lib/keys.js';

/** @import { Focus } from '../app/lib/keys.js' */

/** @param {string} keys @param {{ focus?: Focus, apartMillis?: number }} [how] */
function press(keys, { focus = 'page', apartMillis = 100 } = {}) {
  const reader = new KeyReader();
  return [...keys].map((key, i) => reader.read({ key }, focus, i * apartMillis)).at(-1) ?? null;
}

test('g and a letter go to a page', () => {
  for (const [letter, page] of Object.entries(GO)) assert.deepEqual(press('g' + letter), { kind: 'go', page });
  assert.equal(press('gx'), null);
  assert.equal(press('gs', { apartMillis: 2000 }), null);
  assert.deepEqual(press('gt', { apartMillis: 2000 }), { kind: 'theme' });
});

test('single keys have their meaning', () => {
  assert.deepEqual(press('/'), { kind: 'filter' });
  assert.deepEqual(press('?'), { kind: 'help' });
  assert.deepEqual(press('t'), { kind: 'theme' });
  assert.deepEqual(press(' '), { kind: 'pause' });
});

test('keys that are typed, that press a button or that the browser takes are left alone', () => {
  for (const key of ['/', '?', 't', ' ', 'g']) assert.equal(press(key, { focus: 'text' }), null);
  assert.equal(press(' ', { focus: 'control' }), null);
  assert.deepEqual(press('/', { focus: 'control' }), { kind: 'filter' });
  assert.equal(new KeyReader().read({ key: 't', ctrlKey: true }, 'page', 0), null);
});

test('names that every object has are no keys', () => {
  const reader = new KeyReader();
  reader.read({ key: 'g' }, 'page', 0);
  assert.equal(reader.read({ key: 'constructor' }, 'page', 1), null);
});
