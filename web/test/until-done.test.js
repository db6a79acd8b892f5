import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { untilDone } from '../app/lib/until-done.js';

/** Lets all that is promised come. */
const settle = async () => {
  for (let i = 0; i < 10; i++) await null;
};

test('what fails is done again, each failure told, until it succeeds', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let calls = 0;
  /** @type {string[]} */
  const failures = [];
  const act = async () => {
    if (++calls < 3) throw new Error(`no ${calls}`);
  };
  untilDone(act, ({ message }) => failures.push(message));
  await settle();
  assert.deepEqual([calls, failures], [1, ['no 1']]);
  mock.timers.tick(500);
  await settle();
  mock.timers.tick(1000);
  await settle();
  mock.timers.tick(60_000);
  await settle();
  assert.deepEqual([calls, failures], [3, ['no 1', 'no 2']]);
  mock.timers.reset();
});

test('given up, it is done no more', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let calls = 0;
  const giveUp = untilDone(
    () => Promise.reject(new Error(`no ${++calls}`)),
    () => {},
  );
  await settle();
  giveUp();
  mock.timers.tick(60_000);
  await settle();
  assert.equal(calls, 1);
  mock.timers.reset();
});
