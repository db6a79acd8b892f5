import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshness } from '../app/lib/freshness.js';

/**
 * @param {import('../app/lib/types.js').Phase} phase
 * @param {{ receivedMillis?: number, advancedMillis?: number }} [more]
 * @returns {any}
 */
const state = (phase, { receivedMillis = 0, advancedMillis = 0 } = {}) => ({
  connection: { phase, sinceMillis: 1000, retryAtMillis: null, detail: '' },
  metrics: receivedMillis > 0 ? {} : null,
  receivedMillis,
  advancedMillis,
});

test('live is fresh while messages come and their time moves on', () => {
  assert.equal(freshness(state('live', { receivedMillis: 50_000, advancedMillis: 50_000 }), 53_000).kind, 'fresh');
  assert.equal(freshness(state('live'), 90_000).kind, 'fresh');
});

test('silence is told from a standing clock, each with its beginning', () => {
  const silent = freshness(state('live', { receivedMillis: 50_000, advancedMillis: 50_000 }), 54_001);
  assert.deepEqual(silent, { kind: 'silent', sinceMillis: 50_000 });
  const standing = freshness(state('live', { receivedMillis: 65_000, advancedMillis: 50_000 }), 65_001);
  assert.deepEqual(standing, { kind: 'standing', sinceMillis: 50_000 });
});

test('what is lost is as old as the last message', () => {
  assert.deepEqual(freshness(state('lost', { receivedMillis: 900 }), 2000), { kind: 'lost', sinceMillis: 900 });
  assert.deepEqual(freshness(state('lost'), 2000), { kind: 'lost', sinceMillis: 1000 });
});
