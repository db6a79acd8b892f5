import { store } from '../data/state.js';
import { ChartPanel } from '../components/chart-panel.js';
import { latency } from '../lib/format.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { reasonFor } from '../lib/unknown.js';

/** @import { Latency as Percentiles, Unknown } from '../lib/types.js' */

const SCALE = { format: latency, unit: 's', least: 0.004 };
const KINDS = {
  produce: { title: 'Produce latency', lines: percentiles('produce') },
  fetch: { title: 'Fetch latency', lines: percentiles('fetch') },
};

/** @param {'produce' | 'fetch'} kind */
function percentiles(kind) {
  return [
    { metric: `${kind}P50`, label: 'P50', colour: `--${kind}-p50`, fill: `--${kind}-fill`, width: 1.25 },
    { metric: `${kind}P95`, label: 'P95', colour: `--${kind}-p95`, width: 1.5 },
    {
      metric: `${kind}P99`,
      label: 'P99',
      colour: `--${kind}-p99`,
      width: 2,
      limit: /** @type {const} */ ('latencySeconds'),
    },
  ];
}

/** The percentiles of one kind of request. @param {{ kind: 'produce' | 'fetch', name?: string }} props */
export function Latency({ kind, name = `${kind}-latency` }) {
  const metrics = usePart(store, (state) => state.metrics);
  const note = usePart(store, (state) => state.latencyNote);
  if (!metrics) return null;
  const { title, lines } = KINDS[kind];
  const now = lines.map((line) => metrics.latency[/** @type {keyof Percentiles} */ (line.metric)]);
  const reasons = lines.map((line) => why(metrics.unknown, line.metric, kind));
  return html`<${ChartPanel} ...${{ name, title, lines, scale: SCALE, now, reasons }} note=${note && `approximate: ${note}`} />`;
}

/** Where no source is missing, there was nothing to measure. @param {Unknown | undefined} unknown @param {string} name @param {string} kind */
function why(unknown, name, kind) {
  const path = `latency.${name}`;
  const explained = unknown && (unknown[path] || unknown['latency']);
  return explained ? reasonFor(unknown, path) : `No ${kind} requests in the last seconds.`;
}
