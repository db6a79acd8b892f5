import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { reasonFor } from '../app/lib/unknown.js';
import { metricsProblem } from '../app/lib/validate.js';

const golden = readFileSync(new URL('golden/metrics.json', import.meta.url), 'utf8');

/** @param {(message: any) => void} change @returns {string} the problem that the changed golden message has */
function problemAfter(change) {
  const message = JSON.parse(golden);
  change(message);
  return metricsProblem(message) ?? 'none';
}

test('the golden message is as expected', () => {
  assert.equal(metricsProblem(JSON.parse(golden)), null);
});

test('the contract alone is enough: additional fields may be absent', () => {
  assert.equal(
    problemAfter((m) =>
      ['clusterId', 'atMillis', 'unknown', 'recent', 'unreachable'].forEach((field) => delete m[field]),
    ),
    'none',
  );
});

test('any number may be null', () => {
  assert.equal(
    problemAfter((m) => Object.keys(m.latency).forEach((name) => (m.latency[name] = null))),
    'none',
  );
});

test('what is wrong is named by path, with what was found', () => {
  const cases = /** @type {[(message: any) => void, string][]} */ ([
    [(m) => (m.throughput.produceRate = '5'), 'throughput.produceRate: expected a number or null, found "5"'],
    [(m) => delete m.latency, 'latency: expected an object, found nothing'],
    [(m) => delete m.latency.fetchP99, 'latency.fetchP99: expected a number or null, found nothing'],
    [(m) => (m.timestamp = null), 'timestamp: expected a number, found null'],
    [
      (m) => (m.unreachable = [{ severity: 'error', code: 'x' }]),
      'unreachable[0].text: expected a text, found nothing',
    ],
    [(m) => (m.recent.fetchP50[1] = []), 'recent.fetchP50[1]: expected a number or null, found []'],
  ]);
  for (const [change, problem] of cases) assert.equal(problemAfter(change), problem);
});

test('an envelope and a list are refused', () => {
  assert.equal(metricsProblem({ type: 'metrics', data: {} }), 'throughput: expected an object, found nothing');
  assert.equal(metricsProblem([]), 'message: expected an object, found []');
});

test('a reason is that of the path, or of the nearest part that holds it', () => {
  const unknown = { latency: 'no plugin', 'throughput.fetchBytes': 'no counter' };
  assert.equal(reasonFor(unknown, 'latency.produceP50'), 'no plugin');
  assert.equal(reasonFor(unknown, 'throughput.fetchBytes'), 'no counter');
  assert.equal(reasonFor(unknown, 'throughput.fetchRate'), 'Unknown: no source reports it.');
  assert.equal(reasonFor(null, 'x'), 'Unknown: no source reports it.');
});
