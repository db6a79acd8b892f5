/** The cluster's series, and the views that hold their last minutes. */

/** @import { Chunk, LatencyView, Series, ThroughputView } from './types.js' */

export const THROUGHPUT_SERIES = Object.freeze(['produceRate', 'fetchRate', 'produceBytes', 'fetchBytes']);
export const LATENCY_SERIES = Object.freeze([
  'produceP50',
  'produceP95',
  'produceP99',
  'fetchP50',
  'fetchP95',
  'fetchP99',
]);

/** The throughput view's series as chunks. @param {ThroughputView} view @returns {Chunk[]} */
export function throughputChunks(view) {
  return [
    chunk('produceRate', view.produceRate),
    chunk('fetchRate', view.fetchRate),
    chunk('produceBytes', view.produceBytes),
    chunk('fetchBytes', view.fetchBytes),
  ].flat();
}

/** The latency view's series as chunks. @param {LatencyView} view @returns {Chunk[]} */
export function latencyChunks(view) {
  return /** @type {const} */ (['produce', 'fetch']).flatMap((kind) => [
    ...chunk(`${kind}P50`, view[kind]?.p50Series),
    ...chunk(`${kind}P95`, view[kind]?.p95Series),
    ...chunk(`${kind}P99`, view[kind]?.p99Series),
  ]);
}

/** @param {string} name @param {Series | null | undefined} series @returns {Chunk[]} */
function chunk(name, series) {
  if (!series || !Array.isArray(series.points)) return [];
  return [{ fromMillis: series.fromMillis, stepMillis: series.stepMillis, [name]: series.points }];
}
