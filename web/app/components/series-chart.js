import { useEffect } from '../vendor/preact-hooks.js';
import { seen } from '../data/seen.js';
import { store } from '../data/state.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { ChartPanel } from './chart-panel.js';

/**
 * @import { Subject } from '../data/seen.js'
 * @import { Line, Scale } from './chart-options.js'
 */

/**
 * A chart of a subject whose view brings its last seconds: they join what the browser has seen of it.
 *
 * @param {{ name: string, title: string, subject: Exclude<Subject, 'cluster'>, lines: readonly Line[], scale: Scale,
 *   series: Readonly<Record<string, unknown>>, reasons?: Readonly<Record<string, string>> }} props
 */
export function SeriesChart({ name, title, subject, lines, scale, series, reasons = {} }) {
  useEffect(() => {
    seen.takeSeries(subject, series);
    store.set({ seriesVersion: store.value.seriesVersion + 1 });
  }, [subject, series]);
  const why = lines.map((line) => reasons[line.metric] ?? t.chart.noValueThen);
  return html`<${ChartPanel} ...${{ name, title, subject, lines, scale, reasons: why }} />`;
}
