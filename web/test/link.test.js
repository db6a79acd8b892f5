import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartIds } from '../app/lib/chart-catalogue.js';
import { dashboardJson, readDashboard, STARTER } from '../app/lib/dashboard.js';
import { limitsText, packed, readLimits, unpacked } from '../app/lib/link.js';
import { format, HOME, parse, patched } from '../app/lib/route.js';
import { DEFAULT_LIMITS } from '../app/lib/thresholds.js';

test('limits come back from a link, and those that are the default are not in it', () => {
  assert.equal(limitsText(DEFAULT_LIMITS), null);
  const own = {
    ...DEFAULT_LIMITS,
    lagRecords: { warning: 5000, critical: null },
    latencySeconds: { warning: null, critical: 1e-7 },
    fetchLatencySeconds: { warning: 0.25, critical: 0.5 },
  };
  const text = limitsText(own) ?? '';
  assert.equal(text, 'lagRecords_5000_*latencySeconds__1e-7*fetchLatencySeconds_0.25_0.5');
  assert.deepEqual(readLimits(text), { limits: own, problem: '' });
  const hash = format({ ...HOME, limits: text });
  assert.equal(hash, `#/?limits=${text}`);
  assert.equal(parse(hash).limits, text);
});

test("a link's limits go along to other pages, its dashboard doesn't", () => {
  const route = { ...HOME, page: /** @type {const} */ ('dashboard'), limits: 'lagRecords_1_2', params: { board: 'x' } };
  const next = patched(route, { page: 'topics' });
  assert.equal(next.limits, 'lagRecords_1_2');
  assert.deepEqual(next.params, {});
});

test('limits that are not understood are refused with what is wrong', () => {
  for (const text of [
    'lag_1_2',
    'lagRecords_1',
    'lagRecords_-1_2',
    'lagRecords_a_b',
    '__proto___1_2',
    '*',
    'lagRecords_1_2*',
  ]) {
    const { limits, problem } = readLimits(text);
    assert.equal(limits, null, text);
    assert.match(problem, /limits/, text);
  }
});

test('a dashboard comes back from a link as it went in', async () => {
  const named = { ...STARTER, name: '订单 🦊 <b>&#' };
  const text = (await packed(dashboardJson(named))) ?? '';
  assert.match(text, /^[\w-]+$/);
  const { json, problem } = await unpacked(text);
  assert.equal(problem, '');
  assert.deepEqual(readDashboard(json, chartIds), { dashboard: named, problems: [] });
  const params = { board: text };
  assert.deepEqual(parse(format({ ...HOME, page: 'dashboard', params })).params, params);
});

test('the largest dashboard fits a link', async () => {
  const tile = (/** @type {number} */ i) =>
    /** @type {const} */ ({
      type: 'chart',
      subject: `topics/service-${i}.events-${(i * 7919) % 997}`,
      chart: 'records',
      width: 4,
      height: 1,
    });
  const text = await packed(dashboardJson({ name: 'x', tiles: Array.from({ length: 40 }, (_, i) => tile(i)) }));
  assert.ok(text && text.length < 4000, String(text?.length));
});

test('a dashboard too large for a link is none, and one too long, cut off or swollen is refused', async () => {
  const noise = Array.from({ length: 20_000 }, (_, i) => String.fromCharCode(33 + (((i * i * 7919) % 9001) % 90))).join(
    '',
  );
  assert.equal(await packed(noise), null);
  assert.notEqual((await unpacked('A'.repeat(8001))).problem, '');
  const text = (await packed(dashboardJson(STARTER))) ?? '';
  assert.notEqual((await unpacked(text.slice(0, -20))).problem, '');
  assert.notEqual((await unpacked('%%%')).problem, '');
  assert.notEqual((await unpacked('')).problem, '');
  const swollen = (await packed(' '.repeat(1_000_000))) ?? '';
  assert.ok(swollen.length < 8000);
  assert.notEqual((await unpacked(swollen)).problem, '');
});
