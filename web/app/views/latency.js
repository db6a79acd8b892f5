import { series, store } from '../data/state.js';
import { Chart } from '../components/chart.js';
import { Empty, Panel } from '../components/panel.js';
import { latency } from '../lib/format.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { reasonFor } from '../lib/unknown.js';

/** @import { Latency as Percentiles, Unknown } from '../lib/types.js' */

const SCALE = { format: latency, least: 0.004 };
const KINDS = {
  produce: { title: 'Produce latency', lines: percentiles('produce') },
  fetch: { title: 'Fetch latency', lines: percentiles('fetch') },
};

/** @param {'produce' | 'fetch'} kind */
function percentiles(kind) {
  return [
    { series: `${kind}P50`, label: 'P50', colour: `--${kind}-p50`, width: 1.25 },
    { series: `${kind}P95`, label: 'P95', colour: `--${kind}-p95`, width: 1.5 },
    { series: `${kind}P99`, label: 'P99', colour: `--${kind}-p99`, width: 2 },
  ];
}

/** The percentiles of one kind of request. @param {{ kind: 'produce' | 'fetch' }} props */
export function Latency({ kind }) {
  const metrics = usePart(store, (state) => state.metrics);
  const note = usePart(store, (state) => state.latencyNote);
  if (!metrics) return null;
  const { title, lines } = KINDS[kind];
  const now = lines.map((line) => metrics.latency[/** @type {keyof Percentiles} */ (line.series)]);
  const known = now.some((value) => value !== null) || series.hasAny(lines.map((line) => line.series));
  const reasons = lines.map((line) => why(metrics.unknown, line.series, kind));
  return html`<${Panel} title=${title} name=${`${kind}-latency`} note=${known && note ? `approximate: ${note}` : null}>
    ${
      known
        ? html`<${Chart} lines=${lines} scale=${SCALE} now=${now} reasons=${reasons} />`
        : html`<div class="chart"><${Empty} title="No ${kind} latency to show">${reasons[0]}<//></div>`
    }
  <//>`;
}

/** Where no source is missing, there was nothing to measure. @param {Unknown | undefined} unknown @param {string} name @param {string} kind */
function why(unknown, name, kind) {
  const path = `latency.${name}`;
  const explained = unknown && (unknown[path] || unknown['latency']);
  return explained ? reasonFor(unknown, path) : `No ${kind} requests in the last seconds.`;
}
