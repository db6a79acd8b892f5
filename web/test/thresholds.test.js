import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { DEFAULT_LIMITS, judge, limitsOf, setLimits } from '../app/lib/thresholds.js';

afterEach(() => setLimits({}));

test('a limit is broken when it is reached', () => {
  assert.equal(judge('latencySeconds', 0.0999), 'ok');
  assert.equal(judge('latencySeconds', 0.1), 'warning');
  assert.equal(judge('latencySeconds', 0.5), 'critical');
  assert.equal(judge('underReplicated', 0), 'ok');
  assert.equal(judge('underReplicated', 900), 'warning');
});

test('the unknown breaks none', () => {
  for (const value of [null, undefined, NaN]) assert.equal(judge('lagRecords', value), 'ok');
});

test('limits of the reader replace the defaults, and only those named', () => {
  setLimits({ lagSeconds: { warning: null, critical: 5 } });
  assert.equal(judge('lagSeconds', 4), 'ok');
  assert.equal(judge('lagSeconds', 5), 'critical');
  assert.deepEqual(limitsOf('diskShare'), DEFAULT_LIMITS.diskShare);
});
