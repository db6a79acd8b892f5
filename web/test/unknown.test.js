import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonFor } from '../app/lib/unknown.js';

const UNKNOWN = { 'topicStats.produceRate': 'no rate yet', latency: 'no plugin' };

test('the reason is the nearest one: of the value, else of what holds it', () => {
  assert.equal(reasonFor(UNKNOWN, 'topicStats.produceRate'), 'no rate yet');
  assert.equal(reasonFor(UNKNOWN, 'latency.produceP99'), 'no plugin');
});

test("where the server gives none, the page's own is said", () => {
  assert.equal(reasonFor(UNKNOWN, 'topicStats.totalBytes', 'no sizes'), 'no sizes');
  assert.equal(reasonFor(undefined, 'a.b'), 'Unknown: no source reports it.');
});
