import { useParam } from '../data/router.js';
import { store } from '../data/state.js';
import { ChartPanel } from '../components/chart-panel.js';
import { Segmented } from '../components/segmented.js';
import { bytesRate, rate } from '../lib/format.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { reasonFor } from '../lib/unknown.js';

/** @import { Throughput as Rates } from '../lib/types.js' */

const PRODUCE = { label: 'Produce', colour: '--produce', fill: '--produce-fill' };
const FETCH = { label: 'Fetch', colour: '--fetch' };

/** What can be shown; constants, so that a chart is made anew only when the choice changes. */
const UNITS = {
  records: {
    lines: [
      { ...PRODUCE, metric: 'produceRate' },
      { ...FETCH, metric: 'fetchRate' },
    ],
    scale: { format: rate, unit: 'records/s', least: 4 },
  },
  bytes: {
    lines: [
      { ...PRODUCE, metric: 'produceBytes' },
      { ...FETCH, metric: 'fetchBytes' },
    ],
    scale: { format: bytesRate, unit: 'bytes/s', least: 1024, binary: true },
  },
};

const OPTIONS = Object.freeze([
  { value: 'records', text: 'records/s' },
  { value: 'bytes', text: 'bytes/s' },
]);

/** Records or bytes a second, produced and fetched. @param {{ name?: string }} props */
export function Throughput({ name = 'throughput' }) {
  const [chosen, choose] = useParam(`unit.${name}`, 'records');
  const metrics = usePart(store, (state) => state.metrics);
  if (!metrics) return null;
  const unit = chosen === 'bytes' ? 'bytes' : 'records';
  const { lines, scale } = UNITS[unit];
  const now = lines.map((line) => metrics.throughput[/** @type {keyof Rates} */ (line.metric)]);
  const reasons = lines.map((line) => reasonFor(metrics.unknown, `throughput.${line.metric}`));
  const tools = html`<${Segmented} label="Unit" options=${OPTIONS} value=${unit} onChoose=${choose} />`;
  return html`<${ChartPanel} key=${unit} ...${{ name, title: 'Throughput', lines, scale, now, reasons, tools }} />`;
}
