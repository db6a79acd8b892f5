import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

/** @type {string[]} */
const addresses = [];
Object.assign(globalThis, {
  location: { href: 'http://127.0.0.1/?replay=r1&cluster=c#/topics', search: '?replay=r1&cluster=c', hash: '#/topics' },
  history: {
    state: null,
    replaceState: (/** @type {any} */ _, /** @type {any} */ __, /** @type {URL} */ url) => addresses.push(url.href),
  },
});
/** @type {string[]} */
const asked = [];
mock.method(globalThis, 'fetch', async (/** @type {URL} */ url, /** @type {RequestInit} */ { method = 'GET' }) => {
  asked.push(`${method} ${url.pathname.replace(/.*\/api/, 'api')}`);
  return new Response(null, { status: 204 });
});

test('who leaves a replay ends it for nobody; who ends it does for all', async () => {
  const { endReplay, leaveReplay, replay } = await import('../app/data/replay.js');
  assert.equal(replay.value.id, 'r1');
  leaveReplay();
  assert.deepEqual([replay.value.id, asked], [null, []]);
  assert.deepEqual(addresses, ['http://127.0.0.1/?cluster=c#/topics']);
  replay.set({ id: 'r1' });
  await endReplay();
  assert.deepEqual([replay.value.id, asked], [null, ['DELETE api/v1/replays/r1']]);
});
