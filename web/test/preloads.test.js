import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules, preloaded } from '../dev/preloads.mjs';

test('all modules that the page begins with are fetched at once', () => {
  assert.ok(modules().includes('vendor/uPlot.js'));
  assert.deepEqual(preloaded().sort(), modules().sort(), 'node dev/preloads.mjs writes them');
});
