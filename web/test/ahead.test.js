import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { getJson, postSession } from '../app/data/rest.js';

const script = readFileSync(new URL('../app/boot.js', import.meta.url), 'utf8');

/** @typedef {{ answers: Map<string, Promise<Response>>, untilMillis: number }} Ahead */

/**
 * A browser's page that runs boot.js, against a server that answers this; what it has asked, in order.
 *
 * @param {{ hash?: string, search?: string }} address
 * @param {Record<string, any>} answers by method and path; null: refused
 * @param {(ahead: Ahead) => void} [meanwhile] done once it has begun
 */
async function boot({ hash = '', search = '' }, answers, meanwhile = () => {}) {
  /** @type {string[]} */
  const asked = [];
  const element = { dataset: {}, lang: '', setAttribute: () => undefined };
  const document = { documentElement: element, head: { append: () => undefined }, createElement: () => ({}) };
  const page = {
    ...{ document, AbortSignal, URLSearchParams, performance, Map, Promise, JSON, Error, encodeURIComponent },
    localStorage: { getItem: () => null },
    location: { hash, search },
    navigator: { languages: ['en'] },
    /** @param {string} path @param {{ method: string, body: string | null }} options */
    fetch: async (path, { method, body }) => {
      asked.push(`${method} ${path}${body ? ` ${body}` : ''}`);
      const answer = answers[`${method} ${path}`];
      return answer === null ? new Response('{}', { status: 401 }) : Response.json(answer ?? {});
    },
    /** @type {Ahead | undefined} */
    ahead: undefined,
  };
  runInNewContext(script, page);
  if (page.ahead) meanwhile(page.ahead);
  // No answer takes longer than these turns: nothing here waits for the clock or the network
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
  return { asked, ahead: page.ahead };
}

const OPEN = {
  'GET api/session': { keyRequired: true, open: true },
  'GET api/v1/replays': { items: [], shown: null },
  'GET api/v1/clusters?limit=1000': { items: [{ clusterId: 'a b' }, { clusterId: 'c' }] },
};
const FIRST = ['GET api/session', 'GET api/v1/replays', 'GET api/v1/clusters?limit=1000'];
const series = (/** @type {string} */ cluster) =>
  ['throughput', 'latency'].map((view) => `GET api/v1/${view}?cluster=${cluster}`);

test('what the page asks first is asked ahead, of the cluster that it will show', async () => {
  const { asked } = await boot({}, OPEN);
  assert.deepEqual(asked, [...FIRST, ...series('a%20b')]);
  assert.deepEqual((await boot({ search: '?cluster=c' }, OPEN)).asked, [...FIRST, ...series('c')]);
});

test('a key in the address logs in first', async () => {
  const answers = { ...OPEN, 'POST api/session': {} };
  for (const hash of ['#key=a%2Bb', '#/topics?range=1h&key=a%2Bb']) {
    const { asked } = await boot({ hash }, answers);
    assert.deepEqual(asked, ['POST api/session {"key":"a+b"}', ...FIRST, ...series('a%20b')]);
  }
});

test('nothing is asked that would be refused, and nothing that the page won’t show', async () => {
  const shut = { ...OPEN, 'GET api/session': { keyRequired: true, open: false }, 'POST api/session': null };
  assert.deepEqual((await boot({}, shut)).asked, ['GET api/session']);
  assert.deepEqual((await boot({ hash: '#key=wrong' }, shut)).asked, ['POST api/session {"key":"wrong"}']);
  assert.deepEqual((await boot({ search: '?replay=r' }, OPEN)).asked, ['GET api/session']);
  assert.deepEqual((await boot({ search: '?cluster=x' }, OPEN)).asked, FIRST);
  const file = { ...OPEN, 'GET api/v1/replays': { items: [], shown: 'file' } };
  assert.deepEqual((await boot({}, file)).asked, FIRST);
  const none = { ...OPEN, 'GET api/v1/clusters?limit=1000': { items: [] } };
  assert.deepEqual((await boot({}, none)).asked, FIRST);
});

test('the page takes an answer once, and asks itself from the first on that there is none of', async () => {
  let asked = 0;
  globalThis.fetch = async () => Response.json({ turn: ++asked });
  const { ahead } = await boot({}, { ...OPEN, 'GET api/session': { keyRequired: false } });
  assert.ok(ahead);
  try {
    globalThis.ahead = ahead;
    assert.deepEqual(await getJson('api/session'), { keyRequired: false });
    assert.deepEqual(await getJson('api/session'), { turn: 1 });
    assert.deepEqual(await getJson('api/v1/replays'), { turn: 2 });
  } finally {
    // @ts-expect-error as it is where boot.js hasn't run
    delete globalThis.ahead;
  }
});

test('a login counts for the key that it was with', async () => {
  let asked = 0;
  globalThis.fetch = async () => Response.json({ turn: ++asked });
  const { ahead } = await boot({ hash: '#key=mine' }, { ...OPEN, 'POST api/session': {} });
  assert.ok(ahead);
  try {
    globalThis.ahead = ahead;
    await postSession('mine');
    assert.equal(asked, 0);
    await postSession('another');
    assert.equal(asked, 1);
  } finally {
    // @ts-expect-error as it is where boot.js hasn't run
    delete globalThis.ahead;
  }
});

test('where the page is faster, it alone goes on asking', async () => {
  const { asked } = await boot({}, OPEN, (ahead) => (ahead.untilMillis = 0));
  assert.deepEqual(asked, ['GET api/session']);
});
