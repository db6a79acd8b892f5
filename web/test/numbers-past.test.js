import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { readNumbersPast } from '../app/data/numbers-past.js';
import { seen } from '../app/data/seen.js';
import { setPhase, store } from '../app/data/state.js';

const END = 1_000_000_000;

/** What the server keeps of one broker. */
const KEPT = {
  fromMillis: END - 120_000,
  stepSeconds: 1,
  metrics: { connections: { unit: 'count', values: Array.from({ length: 120 }, (_, i) => i) } },
  unknown: {},
};

test('the past of the key numbers is asked for again after a failure, ever more rarely, and not while the server is away', async () => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: END });
  mock.method(console, 'info', () => undefined);
  let asked = 0;
  let works = false;
  mock.method(globalThis, 'fetch', async () => {
    asked++;
    if (!works) throw new TypeError('fetch failed');
    return new Response(JSON.stringify(KEPT), { headers: { 'Content-Type': 'application/json' } });
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const pass = async (/** @type {number} */ millis) => {
    mock.timers.tick(millis);
    for (let i = 0; i < 20; i++) await settle();
  };
  setPhase('live');
  store.set({ cluster: 'c', health: /** @type {any} */ ({ brokers: [{ brokerId: 1, present: true }] }) });
  seen.cluster.write(END / 1000 - 1, { connections: 120 });

  await readNumbersPast();
  assert.equal(asked, 1);
  await pass(500);
  assert.equal(asked, 2);
  await pass(400);
  assert.equal(asked, 2);
  setPhase('lost');
  await pass(60_000);
  assert.equal(asked, 2);
  setPhase('live');
  works = true;
  for (let i = 0; i < 20; i++) await pass(1000);
  assert.equal(asked, 3);
  assert.deepEqual(seen.cluster.read('connections', END / 1000 - 120, 3), [0, 1, 2]);
  await pass(60_000);
  assert.equal(asked, 3);
  mock.restoreAll();
  mock.timers.reset();
});
