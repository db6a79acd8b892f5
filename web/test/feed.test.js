import assert from 'node:assert/strict';
import { test } from 'node:test';

const address = new URL('http://server/');
Object.assign(globalThis, { location: address, history: { state: null, replaceState: () => undefined } });
const { Feed } = await import('../app/data/feed.js');
const { setPhase, store } = await import('../app/data/state.js');

/** A socket that does what it is told. */
class FakeSocket {
  static OPEN = 1;
  /** @type {FakeSocket[]} */
  static made = [];
  readyState = 0;
  closed = false;
  /** @type {string[]} */
  sent = [];
  onopen = () => {};
  onmessage = (/** @type {{ data: string }} */ _) => {};
  onclose = (/** @type {{ code: number, reason: string }} */ _) => {};

  constructor() {
    FakeSocket.made.push(this);
  }

  open() {
    this.readyState = FakeSocket.OPEN;
    this.onopen();
  }

  /** @param {string} text */
  send(text) {
    this.sent.push(text);
  }

  close() {
    this.closed = true;
  }
}

/**
 * A feed that has opened its socket, and waits for the charts' past.
 *
 * @param {import('node:test').TestContext} context
 */
async function waitingForThePast(context) {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  FakeSocket.made = [];
  setPhase('connecting');
  /** @type {string[]} */
  const phases = [];
  context.after(store.subscribe(() => phases.push(store.value.connection.phase)));
  /** @type {{ resolve: (answer: Response) => void, reject: (error: Error) => void }[]} */
  const past = [];
  let there = false;
  Object.assign(globalThis, {
    WebSocket: FakeSocket,
    fetch: (/** @type {URL} */ { pathname }) => {
      if (/throughput|latency/.test(pathname) && !there)
        return new Promise((resolve, reject) => past.push({ resolve, reject }));
      return Promise.resolve(Response.json({ keyRequired: false, shown: null, items: [{ clusterId: 'c' }] }));
    },
  });
  const feed = new Feed();
  const connected = feed.connect();
  for (let turn = 0; past.length < 2; turn++) {
    assert.ok(turn < 1000, 'the past is asked for');
    await new Promise(setImmediate);
  }
  const [socket] = FakeSocket.made;
  assert.ok(socket);
  store.set({ badMessage: null });
  const come = async () => {
    there = true;
    for (const { resolve } of past) resolve(new Response('{}', { status: 404 }));
    await connected;
  };
  const fail = async () => {
    for (const { reject } of past) reject(new TypeError('fetch failed'));
    await connected;
  };
  return { feed, socket, phases, come, fail };
}

test('pushes are asked for while the past is read, and heard after it', async (context) => {
  const { socket, phases, come } = await waitingForThePast(context);
  socket.open();
  assert.equal(socket.sent.length, 1);
  assert.match(socket.sent[0] ?? '', /^\{"subscribe":/);
  socket.onmessage({ data: 'no JSON' });
  assert.equal(store.value.badMessage, null);
  assert.ok(!phases.includes('live'));
  await come();
  assert.equal(store.value.connection.phase, 'live');
  assert.match(store.value.badMessage ?? '', /JSON/);
  assert.equal(socket.sent.length, 1, 'what was asked for is still what is shown');
});

test('a past that is not to be had ends the attempt, and the page never seems connected', async (context) => {
  const { socket, phases, fail } = await waitingForThePast(context);
  socket.open();
  await fail();
  assert.equal(store.value.connection.phase, 'lost');
  assert.ok(!phases.includes('live'));
  assert.ok(socket.closed);
});

test('a socket that is lost before the past is there is told after it', async (context) => {
  const { socket, come } = await waitingForThePast(context);
  socket.open();
  socket.onclose({ code: 1011, reason: 'Out of room.' });
  assert.notEqual(store.value.connection.phase, 'lost');
  await come();
  assert.equal(store.value.connection.phase, 'lost');
  assert.match(store.value.connection.detail, /Out of room/);
});

test('nothing is heard of an attempt that another one has taken the place of', async (context) => {
  const { feed, socket, come } = await waitingForThePast(context);
  socket.open();
  socket.onmessage({ data: 'no JSON' });
  const again = feed.connect();
  assert.ok(socket.closed);
  await come();
  await again;
  assert.equal(store.value.badMessage, null);
});
