import { latencyChunks, throughputChunks } from '../lib/series.js';
import { t } from '../lib/texts.js';
import { asked } from './clusters.js';
import { replay } from './replay.js';
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
  store.set({ latencyNote: approximate ? (latency.reason ?? t.server.ownSamples) : null });
}

/** @param {string} path */
function optional(path) {
  return getJson(path).catch((error) => {
    if (error instanceof Refused) return null;
    throw error;
  });
}

/** Whether seconds between two pushes are being read. */
let filling = false;

/** Reads the seconds that pushes skip when a replay is fast. */
export async function fillPast() {
  const { id, turn } = replay.value;
  if (id === null || filling) return;
  filling = true;
  try {
    const past = await readPast();
    if (id === replay.value.id && turn === replay.value.turn) showPast(past);
  } catch (error) {
    console.warn('The seconds between two pushes are not read.', error);
  } finally {
    filling = false;
  }
}
