import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock } from '../app/lib/format.js';
import { gistOf, healthStrip, mostLines } from '../app/views/health-strip.js';

/** @import { Problem, State } from '../app/lib/types.js' */

const NOW = 1_735_815_600_000;
/** @type {Problem} */
const OFFLINE = { severity: 'error', code: 'offline-partitions', text: '1 partition has no leader.' };
/** @type {Problem} */
const BEHIND = { severity: 'warning', code: 'under-replicated', text: '3 partitions are behind.' };
/** @type {Problem} */
const STALE = { severity: 'error', code: 'stale', text: 'No event came for 20 s.' };

/**
 * A page that has everything, as of now.
 *
 * @param {Partial<State>} [more]
 * @param {Problem[]} [problems]
 * @param {string} [status]
 * @returns {any}
 */
const state = (more, problems = [], status = 'ok') => ({
  connection: { phase: 'live', sinceMillis: NOW - 60_000, retryAtMillis: null, detail: '' },
  metrics: { latency: {} },
  receivedMillis: NOW,
  advancedMillis: NOW,
  health: { status, problems, brokers: [] },
  viewsMillis: NOW,
  viewError: null,
  badMessage: null,
  ...more,
});

test('all is well only while what is known is current', () => {
  assert.deepEqual(healthStrip(state(), NOW), { tone: 'good', text: 'All well', more: [] });
  const then = clock(NOW);
  assert.deepEqual(healthStrip(state(), NOW + 4001), {
    tone: 'warning',
    text: `Nothing has come from the server since ${then}: what you see is of then.`,
    more: [],
  });
  assert.deepEqual(healthStrip(state({ receivedMillis: NOW + 15_001 }), NOW + 15_001), {
    tone: 'warning',
    text: `No broker has reported anything new since ${then}: what you see is of then.`,
    more: [],
  });
});

test('old health with a read that fails is a warning that says how old', () => {
  const strip = healthStrip(state({ viewError: 'HTTP 500', viewsMillis: NOW - 6000 }), NOW);
  assert.equal(strip.tone, 'warning');
  assert.equal(strip.text, `Health and groups are of ${clock(NOW - 6000)}: they can't be read. HTTP 500`);
});

test('what was known to be wrong stays said when it grows old', () => {
  const strip = healthStrip(state({ viewError: 'HTTP 500' }, [BEHIND, OFFLINE], 'error'), NOW);
  assert.equal(strip.tone, 'error');
  assert.deepEqual(
    strip.more.map(({ text }) => text),
    [OFFLINE.text, BEHIND.text],
  );
});

test("the server's word on standing event time replaces the page's own, and comes first", () => {
  const standing = state({ receivedMillis: NOW + 20_000 }, [OFFLINE, STALE, BEHIND], 'error');
  assert.deepEqual(healthStrip(standing, NOW + 20_000), {
    tone: 'error',
    text: STALE.text,
    more: [OFFLINE, BEHIND].map(({ text }) => ({ text, link: { page: 'topics' } })),
  });
});

test('a broker that does not answer is told as soon as it is pushed, and once', () => {
  /** @param {string} at @returns {Problem} */
  const silent = (at) => ({ severity: 'error', code: 'broker-unreachable', text: `Broker 3 … ${at}` });
  const pushed = /** @type {any} */ ({ metrics: { latency: {}, unreachable: [silent('pushed')] } });
  const strip = healthStrip(state(pushed, [BEHIND, silent('read')], 'error'), NOW);
  assert.deepEqual(strip, {
    tone: 'error',
    text: 'Broker 3 … pushed',
    link: { page: 'brokers' },
    more: [{ text: BEHIND.text, link: { page: 'topics' } }],
  });
  assert.equal(healthStrip(state(pushed), NOW).text, 'Broker 3 … pushed');
  assert.equal(healthStrip(state({ ...pushed, health: null }), NOW).text, 'Broker 3 … pushed');
  assert.deepEqual(healthStrip(state({}, [silent('read')], 'error'), NOW).text, 'Broker 3 … read');
});

test('a verdict without a problem is never called well', () => {
  assert.equal(healthStrip(state({}, [], 'unknown'), NOW).tone, 'neutral');
  assert.equal(healthStrip(state({}, [], 'error'), NOW).tone, 'error');
  assert.equal(healthStrip(state({ health: null }), NOW).text, 'Reading health…');
});

test('a lost connection is above all', () => {
  const connection = { phase: 'lost', sinceMillis: NOW, retryAtMillis: NOW + 9000, detail: '' };
  const strip = healthStrip(state(/** @type {any} */ ({ connection, viewError: 'HTTP 500' }), [STALE]), NOW + 5000);
  assert.equal(strip.text, `Disconnected for 5\u2009s: what you see is of ${clock(NOW)}.`);
  assert.equal(strip.retry, 'Reconnecting in 4\u2009s.');
  assert.deepEqual(
    strip.more.map(({ text }) => text),
    [STALE.text],
    'what was known to be wrong stays said',
  );
});

test('what is said aloud is the same while only numbers move, and another when it is about something else', () => {
  const [before, after, other] = [
    'Group a has stopped. orders partition 1: the committed offset has not moved for 59 s.',
    'Group a has stopped. orders partition 1: the committed offset has not moved for 24 min 3 s.',
    'Group b has stopped. orders partition 1: the committed offset has not moved for 59 s.',
  ];
  assert.equal(gistOf(before), gistOf(after));
  assert.notEqual(gistOf(before), gistOf(other));
  assert.equal(gistOf('takes 347\u2009ms or longer'), gistOf('takes 1.25\u2009s or longer'));
});

test('the overview says as many lines while the connection is away as before', () => {
  for (const wrong of [2, 3, 5, 7]) {
    const before = 1 + Math.min(wrong - 1, mostLines(wrong - 1, false));
    const shown = Math.min(wrong, mostLines(wrong, true));
    assert.equal(1 + shown + Number(shown < wrong), before, `${wrong}`);
  }
  assert.equal(mostLines(1, true), 6);
});
