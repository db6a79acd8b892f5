import assert from 'node:assert/strict';
import { test } from 'node:test';

test('texts that boot.js has fetched are taken, and fetched where it has none', async () => {
  for (const brought of [{ default: { words: 'brought' } }, undefined]) {
    globalThis.texts = /** @type {any} */ (Promise.resolve(brought));
    const { t } = await import(`../app/lib/texts.js?${brought ? 'brought' : 'not'}`);
    assert.equal(t, (brought ?? (await import('../app/lang/en.js'))).default);
  }
});
