import assert from 'node:assert/strict';
import { test } from 'node:test';
import { besides, explanationOf } from '../app/lib/tooltip.js';

test('an explanation is said unless it is what can be read there', () => {
  assert.equal(explanationOf('No commit is known.', '—', false), 'No commit is known.');
  assert.equal(explanationOf('orders', ' orders ', false), null);
  assert.equal(explanationOf('orders', 'orders', true), 'orders');
  assert.equal(explanationOf(null, 'orders', true), null);
  assert.equal(explanationOf('', '—', false), null);
});

test('it stands below, within the window, and above where there is no room below', () => {
  const view = { width: 1000, height: 800 };
  assert.deepEqual(besides({ left: 100, top: 80, bottom: 100 }, view), { left: 100, top: 100 });
  assert.deepEqual(besides({ left: 990, top: 80, bottom: 100 }, view), { left: 680, top: 100 });
  assert.deepEqual(besides({ left: 100, top: 770, bottom: 790 }, view), { left: 100, bottom: 30 });
  assert.deepEqual(besides({ left: 100, top: 20, bottom: 40 }, { width: 300, height: 60 }), { left: 0, top: 40 });
});
