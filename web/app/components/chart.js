import { useMemo, useState } from '../vendor/preact-hooks.js';
import { navigate, useParam } from '../data/router.js';
import { store } from '../data/state.js';
import { chartSummary } from '../lib/chart-table.js';
import { clock, dateClock } from '../lib/format.js';
import { html } from '../lib/html.js';
import { settings } from '../lib/settings.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { theme } from '../lib/theme.js';
import { chartKeys } from './chart-keys.js';
import { Legend } from './legend.js';
import { Marks } from './marks.js';
import { useChart } from './use-chart.js';

/**
 * @import { Timeline } from '../data/use-timeline.js'
 * @import { Subject } from '../data/seen.js'
 * @import { Num } from '../lib/types.js'
 * @import { Line, Scale } from './chart-options.js'
 */

/**
 * Lines over time, with a legend that tells the values: now, or at the cursor that all charts share. A click on an entry
 * of the legend shows that line alone; a drag over the chart zooms all charts; a double click goes back.
 *
 * @param {{ name: string, title: string, subject: Subject, lines: readonly Line[], scale: Scale, timeline: Timeline, now?: readonly Num[],
 *   reasons?: readonly string[], keep?: (chart: { current: import('../vendor/uPlot.js').default | null }) => void }} props
 *   `now`: the values to tell while nothing is pointed at, where they aren't the last ones drawn; `reasons`: why they are null
 */
export function Chart({ name, title, subject, lines, scale, timeline, now, reasons = [], keep }) {
  const [index, setIndex] = useState(/** @type {number | null} */ (null));
  const [onlyMetric, setOnly] = useParam(`only.${name}`);
  const only = lines.findIndex((line) => line.metric === onlyMetric);
  const { times, columns, earlier, window } = timeline;
  const data = useMemo(() => [times, ...columns, ...(earlier ?? [])], [times, columns, earlier]);
  const look = `${usePart(theme, (value) => value.version)} ${usePart(settings, (value) => value.version)}`;
  const hear = useMemo(() => ({ onCursor: setIndex, onZoom, onReset }), []);
  const { box, chart } = useChart(lines, scale, data, { look, only, hear });
  keep?.(chart);
  const second = index === null ? undefined : times[index];
  const values = columns.map((column, i) =>
    valueAt(column, second === undefined ? null : index, isNow(window) ? now?.[i] : undefined),
  );
  const entries = lines.map((line, i) => ({
    line,
    value: values[i] ?? null,
    before: earlier ? (earlier[i]?.at(index ?? -1) ?? null) : undefined,
    reason: second === undefined ? reasons[i] : t.chart.noValue,
  }));
  const long = window.toMillis - window.fromMillis > 43_200_000;
  const moment =
    second === undefined ? (isNow(window) ? t.chart.latest : t.chart.last) : (long ? dateClock : clock)(second * 1000);
  return html`<figure class="chart">
    <${Legend} entries=${entries} scale=${scale} only=${only} moment=${moment} onOnly=${(/** @type {number} */ i) => setOnly(i === only ? '' : (lines[i]?.metric ?? ''))} />
    <div class="chart-plot">
      <div
        class="chart-box"
        ref=${box}
        tabindex="0"
        role="img"
        aria-label=${chartSummary(title, lines, columns, scale.format)}
        aria-describedby=${`marks-${name}`}
        onKeyDown=${(/** @type {KeyboardEvent} */ event) => chartKeys(event, chart.current, onZoom, onReset)}
      ></div>
      <${Marks} id=${`marks-${name}`} subject=${subject} timeline=${timeline} />
    </div>
  </figure>`;
}

/** @param {import('../lib/route.js').Span} zoom */
const onZoom = (zoom) => navigate({ zoom });
const onReset = () => navigate({ zoom: null });

/** Whether a window ends with what the page shows besides: it follows, or holds the same moment. @param {Timeline['window']} window */
const isNow = ({ following, toMillis, stepSeconds }) =>
  following || Math.abs(toMillis - (store.value.metrics?.atMillis ?? 0)) <= 1000 * stepSeconds;

/** @param {readonly Num[]} column @param {number | null} index @param {Num | undefined} now */
function valueAt(column, index, now) {
  if (index !== null) return column[index] ?? null;
  return now === undefined ? (column.findLast((value) => value !== null) ?? null) : now;
}
