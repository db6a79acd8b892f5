import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turns } from '../app/lib/turns.js';

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
