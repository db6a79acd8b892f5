import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ring } from '../app/lib/ring.js';
import { latencyChunks, throughputChunks } from '../app/lib/series.js';

test('the views of the first paint become chunks by the names of the push', () => {
  /** @param {number} point */
  const series = (point) => ({ fromMillis: 1000, stepMillis: 1000, points: [point] });
  const row = { p50Series: series(1), p95Series: series(2), p99Series: series(3) };
  const buffer = new Ring(['fetchRate', 'fetchP95', 'produceP99'], 1);
  const rates = {
    produceRate: series(4),
    fetchRate: series(5),
    produceBytes: series(6),
    fetchBytes: series(7),
    unknown: {},
  };
  const latency = /** @type {const} */ ({ kind: 'exact', reason: null, produce: row, fetch: row });
  for (const part of [...throughputChunks(rates), ...latencyChunks(latency)]) buffer.merge(part);
  assert.deepEqual(
    buffer.names.map((name) => buffer.at(name, 1)),
    [5, 2, 3],
  );
});
