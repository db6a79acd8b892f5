import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepKeyFromAddress, requireSession } from '../app/data/session.js';

/** @param {string} hash */
function openAt(hash) {
  Object.assign(globalThis, {
    location: { hash, pathname: '/', search: '' },
    history: { state: null, replaceState: () => (globalThis.location.hash = '') },
  });
  keepKeyFromAddress();
}

/** What the page asks, as told; `answers` false: nobody is there. @param {() => boolean} answers */
function serverThat(answers) {
  /** @type {string[]} */
  const asked = [];
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {URL} */ url, /** @type {RequestInit} */ { method = 'GET', body } = {}) => {
      asked.push(`${method} ${url.pathname.slice(-11)} ${body ?? ''}`.trim());
      if (!answers()) throw new TypeError('fetch failed');
      return method === 'POST' ? new Response(null, { status: 204 }) : Response.json({ keyRequired: true, open: true });
    }
  );
  return asked;
}

test('a key in the address is kept until the server answers, and used once', async () => {
  let there = false;
  openAt('#key=secret');
  const asked = serverThat(() => there);
  await assert.rejects(requireSession(), TypeError);
  assert.equal(location.hash, '', 'it leaves the address at once');
  there = true;
  await requireSession();
  await requireSession();
  const login = 'POST api/session {"key":"secret"}';
  assert.deepEqual(asked, [login, login, 'GET api/session', 'GET api/session']);
});

test('a page without a key in its address logs nobody in', async () => {
  openAt('#/topics');
  const asked = serverThat(() => true);
  await requireSession();
  assert.deepEqual(asked, ['GET api/session']);
});
