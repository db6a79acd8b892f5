import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Store, whenSo } from '../app/lib/store.js';

test('who waits for a value goes on when it is so, at once where it is, and after a while at the latest', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const store = new Store({ value: 0 });
  /** @type {string[]} */
  const done = [];
  const waits = [
    whenSo(store, ({ value }) => value === 0, 100).then(() => done.push('at once')),
    whenSo(store, ({ value }) => value > 1, 100).then(() => done.push('when so')),
    whenSo(store, ({ value }) => value > 9, 100).then(() => done.push('at last')),
  ];
  await waits[0];
  store.set({ value: 1 });
  await Promise.resolve();
  assert.deepEqual(done, ['at once']);
  store.set({ value: 2 });
  await waits[1];
  context.mock.timers.tick(99);
  await Promise.resolve();
  assert.deepEqual(done, ['at once', 'when so']);
  context.mock.timers.tick(1);
  await Promise.all(waits);
  assert.deepEqual(done, ['at once', 'when so', 'at last']);
});
