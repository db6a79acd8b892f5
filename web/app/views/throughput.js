import { useState } from '../vendor/preact-hooks.js';
import { series, store } from '../data/state.js';
import { Chart } from '../components/chart.js';
import { Empty, Panel } from '../components/panel.js';
import { Segmented } from '../components/segmented.js';
import { bytesRate, rate, UNKNOWN } from '../lib/format.js';
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
      { ...PRODUCE, series: 'produceRate' },
      { ...FETCH, series: 'fetchRate' },
    ],
    scale: { format: rate, least: 4 },
  },
  bytes: {
    lines: [
      { ...PRODUCE, series: 'produceBytes' },
      { ...FETCH, series: 'fetchBytes' },
    ],
    scale: { format: bytesRate, least: 1024, binary: true },
  },
};

const OPTIONS = Object.freeze([
  { value: 'records', text: 'records/s' },
  { value: 'bytes', text: 'bytes/s' },
]);

/** Records or bytes a second, produced and fetched. */
export function Throughput() {
  const [unit, setUnit] = useState(/** @type {keyof typeof UNITS} */ ('records'));
  const metrics = usePart(store, (state) => state.metrics);
  if (!metrics) return null;
  const { lines, scale } = UNITS[unit];
  const now = lines.map((line) => metrics.throughput[/** @type {keyof Rates} */ (line.series)]);
  const reasons = lines.map((line) => reasonFor(metrics.unknown, `throughput.${line.series}`));
  const known = now.some((value) => value !== null) || series.hasAny(lines.map((line) => line.series));
  const tools = html`<${Segmented} label="Unit" options=${OPTIONS} value=${unit} onChoose=${setUnit} />`;
  return html`<${Panel} title="Throughput" name="throughput" tools=${tools}>
    ${
      known
        ? html`<${Chart} key=${unit} lines=${lines} scale=${scale} now=${now} reasons=${reasons} />`
        : html`<div class="chart"><${Empty} title="Unknown">${reasons[0] ?? UNKNOWN}<//></div>`
    }
  <//>`;
}
