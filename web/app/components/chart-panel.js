import { useRef } from '../vendor/preact-hooks.js';
import { UNSERVED, useTimeline } from '../data/use-timeline.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { Chart } from './chart.js';
import { chartItems } from './chart-export.js';
import { Menu } from './menu.js';
import { Empty, Panel } from './panel.js';

/**
 * @import { Subject } from '../data/seen.js'
 * @import { Num } from '../lib/types.js'
 * @import { Line, Scale } from './chart-options.js'
 */

/**
 * @typedef {object} ChartProps
 * @property {string} name of the panel, unique on the page
 * @property {string} title
 * @property {Subject} [subject]
 * @property {readonly Line[]} lines the same list at each call
 * @property {Scale} scale likewise
 * @property {readonly Num[]} [now] the values of this moment, where they aren't the last ones drawn
 * @property {readonly string[]} [reasons] why they are null
 * @property {string | null} [note]
 * @property {any} [tools]
 */

/** A panel with a chart of some metrics of a subject, and what can be done with it. @param {ChartProps} props */
export function ChartPanel({ name, title, subject = 'cluster', lines, scale, now, reasons, note, tools }) {
  const metrics = metricsOf(lines);
  const timeline = useTimeline(subject, metrics);
  const chart = useRef(/** @type {{ current: any } | null} */ (null));
  const known =
    now?.some((value) => value !== null) || timeline.columns.some((column) => column.some((value) => value !== null));
  const unknown = reasons ?? lines.map((line) => timeline.unknown[line.metric] ?? t.chart.noValueThen);
  const items = () =>
    chartItems({ name, title, lines, scale, timeline, canvas: () => chart.current?.current?.ctx.canvas ?? null });
  const box = html`${tools}<${Menu} label=${t.chart.more(title)} items=${known ? items() : []} />`;
  return html`<${Panel} title=${title} name=${name} note=${(known && note) || faultOf(timeline.note)} tools=${known ? box : tools}>
    ${
      known
        ? html`<${Chart} ...${{ name, title, subject, lines, scale, timeline, now, reasons: unknown }} keep=${(/** @type {any} */ made) => (chart.current = made)} />`
        : timeline.reading
          ? html`<div class="chart" aria-busy="true"><p class="empty late">${t.words.loading}</p></div>`
          : html`<div class="chart"><${Empty} title=${t.chart.nothing}>${unknown[0]}<//></div>`
    }
  <//>`;
}

/** The page's head says what isn't served. @param {string} note */
const faultOf = (note) => (note === UNSERVED ? null : note);

/** A list for each list of lines, always the same. @type {WeakMap<readonly Line[], string[]>} */
const lists = new WeakMap();

/** @param {readonly Line[]} lines */
function metricsOf(lines) {
  let metrics = lists.get(lines);
  if (!metrics) lists.set(lines, (metrics = lines.map((line) => line.metric)));
  return metrics;
}
