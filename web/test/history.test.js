import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import { history } from '../app/data/history.js';
import { replay } from '../app/data/replay.js';
import { store } from '../app/data/state.js';
import { Ring } from '../app/lib/ring.js';
import { valuesOf } from '../app/lib/timeline.js';

const WINDOW = { fromMillis: 100_000, toMillis: 104_000, stepSeconds: 1, following: false };

/** Answers the next request. @param {number} status @param {unknown} body */
function answer(status, body) {
  const respond = mock.fn(
    async () => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }),
  );
  mock.method(globalThis, 'fetch', respond);
  return () =>
    respond.mock.calls.map((call) => String(/** @type {any} */ (call.arguments)[0]).replace(/.*\/api/, 'api'));
}

afterEach(() => mock.restoreAll());

test('only what is kept is asked for, with names of any kind, and once', async () => {
  const asked = answer(200, { fromMillis: 100_000, stepSeconds: 1, metrics: {}, unknown: {} });
  const metrics = ['lag', 'connections', 'timeLagMillis'];
  const [first, second] = [1, 2].map(() => history('c/1', 'groups/a/b?%', metrics, WINDOW, 0));
  assert.equal(await first, await second);
  assert.deepEqual(asked(), [
    'api/v1/history/groups/a%2Fb%3F%25?metrics=lag,timeLagMillis&from=100000&to=104000&step=1&cluster=c%2F1',
  ]);
  assert.equal(await history(null, 'topics/a', ['connections'], WINDOW, 0), null);
});

test('the lag of all groups is asked for as their sum, and has no dip where one is missing', async () => {
  const told = { fromMillis: 100_000, stepSeconds: 1, unit: 'records' };
  const sum = { values: [15, 5, 15, null], known: [2, 1, 2, 0], asked: [3, 3, 3, 3], unknown: 'First b: …' };
  const asked = answer(200, { ...told, ...sum });
  assert.deepEqual(await history('c', 'cluster', ['lag'], WINDOW, 0), {
    fromMillis: 100_000,
    stepSeconds: 1,
    metrics: { lag: { unit: 'records', values: [15, null, 15, null] } },
    unknown: { lag: 'First b: …' },
  });
  const range = 'from=100000&to=104000&step=1&cluster=c';
  assert.deepEqual(asked(), [`api/v1/query?of=groups&metric=lag&agg=sum&partial=true&${range}`]);
});

test("what is of brokers alone is the sum over them, from each one's first second on", async () => {
  /** @type {Record<string, any>} */
  const values = { 1: [1, 2, null, 4], 2: [null, 20, 30, 40], 3: [100, null, null, null] };
  mock.method(globalThis, 'fetch', async (/** @type {any} */ url) => {
    const id = /brokers\/(\d)/.exec(String(url))?.[1] ?? '';
    const metrics = { connections: { unit: 'count', values: values[id] } };
    const body = JSON.stringify({ fromMillis: 100_000, stepSeconds: 1, metrics, unknown: {} });
    return new Response(body, { headers: { 'Content-Type': 'application/json' } });
  });
  const brokers = [1, 2, 3].map((brokerId) => ({ brokerId, present: brokerId < 3, plugin: true, partitionCount: 1 }));
  const controller = { brokerId: 1, present: true, plugin: true, partitionCount: null };
  store.set({ health: /** @type {any} */ ({ brokers: [...brokers, controller] }) });
  const told = await history('c', 'cluster', ['connections'], WINDOW, 'sum');
  assert.deepEqual(told?.metrics['connections'], { unit: 'count', values: [101, 22, null, 44] });
});

test('of a replay its own is asked for, and anew when its time turns', async () => {
  const asked = answer(200, { fromMillis: 100_000, stepSeconds: 1, metrics: {}, unknown: {} });
  replay.set({ id: 'r/1' });
  await history(null, 'topics/a', ['lag'], WINDOW, 5);
  await history(null, 'topics/a', ['lag'], WINDOW, 5);
  replay.set({ turn: 1 });
  await history(null, 'topics/a', ['lag'], WINDOW, 5);
  replay.set({ id: null });
  await history(null, 'topics/a', ['lag'], WINDOW, 5);
  const path = 'api/v1/history/topics/a?metrics=lag&from=100000&to=104000&step=1';
  assert.deepEqual(asked(), [`${path}&replay=r%2F1`, `${path}&replay=r%2F1`, path]);
});

test('an answer that is none is a fault, asked again the next time', async () => {
  answer(200, { metrics: { produceRate: { values: 'x' } }, fromMillis: 1, stepSeconds: 1 });
  await assert.rejects(
    history(null, 'topics/a', ['produceRate'], WINDOW, 1),
    /history.metrics.produceRate.values: expected a list/,
  );
});

test('where not even the cluster has a history none is asked for', async () => {
  const asked = answer(404, { status: 404, title: 'Not found' });
  assert.equal(await history(null, 'topics/a', ['lag'], WINDOW, 2), null);
  assert.equal(await history(null, 'cluster', ['produceRate'], WINDOW, 2), null);
  assert.equal(await history(null, 'topics/b', ['lag'], WINDOW, 2), null);
  assert.equal(asked().length, 2);
});

test("the server's values win, what was seen fills what it doesn't know", () => {
  const ring = new Ring(['lag'], 10);
  ring.merge({ fromMillis: 100_000, stepMillis: 1000, lag: [1, 2, 3, 4] });
  const kept = { fromMillis: 99_000, stepSeconds: 1, metrics: { lag: { values: [0, 10, null, 30] } } };
  assert.deepEqual(valuesOf('lag', WINDOW, 4, ring, kept), [10, 2, 30, 4]);
  assert.deepEqual(valuesOf('lag', WINDOW, 4, undefined, kept), [10, null, 30, null]);
  assert.deepEqual(valuesOf('lag', WINDOW, 4, ring, null), [1, 2, 3, 4]);
  const coarse = { fromMillis: 100_000, stepSeconds: 2, metrics: { lag: { values: [5, 6] } } };
  assert.deepEqual(valuesOf('lag', WINDOW, 4, undefined, coarse), [5, 5, 6, 6]);
});
