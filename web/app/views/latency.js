import { store } from '../data/state.js';
import { ChartPanel } from '../components/chart-panel.js';
import { CHARTS } from '../lib/chart-catalogue.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { reasonFor } from '../lib/unknown.js';

/**
 * @import { CatalogueChart } from '../lib/chart-catalogue.js'
 * @import { Latency as Percentiles, Unknown } from '../lib/types.js'
 */

/** The percentiles of one kind of request. @param {{ kind: 'produce' | 'fetch' }} props */
export function Latency({ kind }) {
  const metrics = usePart(store, (state) => state.metrics);
  const note = usePart(store, (state) => state.latencyNote);
  if (!metrics) return null;
  const { title, lines, scale } = /** @type {CatalogueChart} */ (CHARTS.cluster[`${kind}Latency`]);
  const now = lines.map((line) => metrics.latency[/** @type {keyof Percentiles} */ (line.metric)]);
  const reasons = lines.map((line) => why(metrics.unknown, line.metric, kind));
  return html`<${ChartPanel} ...${{ name: `${kind}-latency`, title, lines, scale, now, reasons }} note=${note && t.charts.approximate(note)} />`;
}

/** Where no source is missing, there was nothing to measure. @param {Unknown | undefined} unknown @param {string} name @param {'produce' | 'fetch'} kind */
function why(unknown, name, kind) {
  const path = `latency.${name}`;
  const explained = unknown && (unknown[path] || unknown['latency']);
  return explained ? reasonFor(unknown, path) : t.charts.noRequests(kind);
}
