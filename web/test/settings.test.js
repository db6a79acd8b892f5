import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, clock, count, inputMillis, inputText, setUnits } from '../app/lib/format.js';
import { readSettings } from '../app/lib/settings.js';
import { DEFAULT_LIMITS } from '../app/lib/thresholds.js';

const DEFAULTS = readSettings(null);

test('what is not understood is the default', () => {
  assert.equal(DEFAULTS.intervalSeconds, 1);
  assert.deepEqual(DEFAULTS.limits, DEFAULT_LIMITS);
  for (const kept of [
    'x',
    7,
    [],
    { palette: 'loud', bytes: 3, limits: { lagRecords: { warning: -1, critical: 'x' } } },
  ])
    assert.deepEqual(readSettings(kept), DEFAULTS);
});

test('what was chosen comes back', () => {
  const chosen = {
    ...DEFAULTS,
    palette: 'safe',
    intervalSeconds: 5,
    limits: { ...DEFAULT_LIMITS, diskShare: { warning: null, critical: 0.5 } },
  };
  assert.deepEqual(readSettings(JSON.parse(JSON.stringify(chosen))), chosen);
});

test('units and time zone change how numbers read', () => {
  setUnits({ bytes: 'decimal', counts: 'full', zone: 'utc' });
  assert.equal(bytes(1_500_000), '1.50\u2009MB');
  assert.equal(count(1_234_567), '1\u2009234\u2009567');
  assert.equal(clock(Date.UTC(2026, 0, 2, 3, 4, 5)), '03:04:05');
  const at = Date.UTC(2026, 6, 2, 3, 4, 5);
  assert.equal(inputMillis(inputText(at)), at);
  setUnits({ bytes: 'binary', counts: 'short', zone: 'browser' });
  assert.equal(inputMillis(inputText(at)), at);
  assert.equal(Number.isNaN(inputMillis('')), true);
});
