import { useParam } from '../data/router.js';
import { store } from '../data/state.js';
import { ChartPanel } from '../components/chart-panel.js';
import { Segmented } from '../components/segmented.js';
import { CHARTS } from '../lib/chart-catalogue.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { reasonFor } from '../lib/unknown.js';

/**
 * @import { CatalogueChart } from '../lib/chart-catalogue.js'
 * @import { Throughput as Rates } from '../lib/types.js'
 */

const OPTIONS = Object.freeze([
  { value: 'records', text: t.charts.recordsUnit },
  { value: 'bytes', text: t.charts.bytesUnit },
]);

/** Records or bytes a second, produced and fetched. */
export function Throughput() {
  const [chosen, choose] = useParam('unit', 'records');
  const metrics = usePart(store, (state) => state.metrics);
  if (!metrics) return null;
  const unit = chosen === 'bytes' ? 'bytes' : 'records';
  const { lines, scale } = /** @type {CatalogueChart} */ (CHARTS.cluster[unit]);
  const now = lines.map((line) => metrics.throughput[/** @type {keyof Rates} */ (line.metric)]);
  const reasons = lines.map((line) => reasonFor(metrics.unknown, `throughput.${line.metric}`));
  const tools = html`<${Segmented} label=${t.charts.unit} options=${OPTIONS} value=${unit} onChoose=${choose} />`;
  return html`<${ChartPanel} key=${unit} ...${{ name: 'throughput', title: t.charts.throughput, lines, scale, now, reasons, tools }} />`;
}
