import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterPaint, Turns } from '../app/lib/turns.js';

/** Turns whose pauses end when told. */
function turns() {
  /** @type {(() => void)[]} */
  const pauses = [];
  return { turns: new Turns((act) => void pauses.push(act)), passed: () => pauses.shift()?.() };
}

test('the first is done at once, each other when the one before has been seen', () => {
  const { turns: those, passed } = turns();
  /** @type {string[]} */
  const done = [];
  for (const name of ['a', 'b', 'c']) those.take(() => done.push(name));
  assert.deepEqual(done, ['a']);
  passed();
  assert.deepEqual(done, ['a', 'b']);
  passed();
  assert.deepEqual(done, ['a', 'b', 'c']);
  passed();
  those.take(() => done.push('d'));
  assert.deepEqual(done, ['a', 'b', 'c', 'd'], 'nobody waits any more');
});

test('what was given up is not done, and holds nobody up', () => {
  const { turns: those, passed } = turns();
  /** @type {string[]} */
  const done = [];
  those.take(() => done.push('a'));
  const giveUp = those.take(() => done.push('b'));
  those.take(() => done.push('c'));
  giveUp();
  passed();
  assert.deepEqual(done, ['a', 'c']);
});

test('an act that fails doesn’t take the others’ turns', () => {
  const { turns: those, passed } = turns();
  let done = false;
  assert.throws(() =>
    those.take(() => {
      throw new Error('no canvas');
    }),
  );
  those.take(() => (done = true));
  passed();
  assert.ok(done);
});

test('what is drawn has been seen after the next frame, and where there is none after a while, once', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  /** @type {(() => void)[]} */
  const frames = [];
  let cancelled = 0;
  Object.assign(globalThis, {
    requestAnimationFrame: (/** @type {() => void} */ act) => frames.push(act),
    cancelAnimationFrame: () => cancelled++,
  });
  let seen = 0;
  afterPaint(() => seen++);
  frames.shift()?.();
  assert.equal(seen, 0, 'the frame itself is yet to be painted');
  context.mock.timers.tick(1);
  context.mock.timers.tick(1000);
  assert.deepEqual([seen, cancelled], [1, 0]);
  afterPaint(() => seen++);
  context.mock.timers.tick(99);
  assert.equal(seen, 1);
  context.mock.timers.tick(1000);
  assert.deepEqual([seen, cancelled], [2, 1], 'a late frame does it no second time');
});
