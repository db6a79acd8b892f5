import { latencyChunks, throughputChunks } from '../lib/series.js';
import { asked } from './clusters.js';
import { getJson, Refused } from './rest.js';
import { mergeSeries, store } from './state.js';

/** The charts' last minutes, as the server knows them when the page comes. */

/** @typedef {{ throughput: any, latency: any }} Past */

/**
 * Reads the charts' last minutes. A view that the server hasn't yet is left out: pushes will bring it.
 *
 * @returns {Promise<Past>}
 */
export async function readPast() {
  const [throughput, latency] = await Promise.all(['api/v1/throughput', 'api/v1/latency'].map(asked).map(optional));
  return { throughput, latency };
}

/** @param {Past} past */
export function showPast({ throughput, latency }) {
  const chunks = [...(throughput ? throughputChunks(throughput) : []), ...(latency ? latencyChunks(latency) : [])];
  if (chunks.length > 0) mergeSeries(throughput?.clusterId ?? latency?.clusterId, chunks);
  const approximate = latency?.kind === 'approximate';
  store.set({ latencyNote: approximate ? (latency.reason ?? "by the brokers' own samples") : null });
}

/** @param {string} path */
function optional(path) {
  return getJson(path).catch((error) => {
    if (error instanceof Refused) return null;
    throw error;
  });
}
