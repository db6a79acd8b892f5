import { useCallback, useMemo, useState } from '../vendor/preact-hooks.js';
import { clock } from '../lib/format.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { theme } from '../lib/theme.js';
import { useChart } from './use-chart.js';
import { Value } from './value.js';

/**
 * @import { Num, Series } from '../lib/types.js'
 * @import { Line, Scale } from './chart-options.js'
 */

/**
 * Lines of series that a view brought, all of the same seconds.
 *
 * @param {{ lines: readonly Line[], scale: Scale, series: Readonly<Record<string, Series | null>>, reasons?: Readonly<Record<string, string>> }} props
 */
export function SeriesChart({ lines, scale, series, reasons = {} }) {
  const [index, setIndex] = useState(/** @type {number | null} */ (null));
  const themeVersion = usePart(theme, (value) => value.version);
  const first = lines.map((line) => series[line.series]).find(Boolean) ?? null;
  const seconds = useMemo(() => secondsOf(first), [first]);
  const read = () => [seconds, ...lines.map((line) => series[line.series]?.points ?? seconds.map(() => null))];
  const dataVersion = (first?.fromMillis ?? 0) / 1000 + (first?.points.length ?? 0);
  const box = useChart(lines, scale, read, { dataVersion, themeVersion, onCursor: useCallback(setIndex, []) });
  const at = index === null ? undefined : seconds[index];
  /** @param {Line} line @returns {Num} */
  const valueOf = (line) => series[line.series]?.points.at(index ?? -1) ?? null;
  return html`<figure class="chart">
    <figcaption class="legend">
      ${lines.map(
        (line) => html`<span class="legend-entry">
          <span class="legend-mark" style=${{ background: `var(${line.colour})` }}></span>
          <span class="legend-label">${line.label}</span>
          <span class="legend-value"><${Value} text=${scale.format(valueOf(line))} reason=${reasons[line.series] ?? 'No value for this second.'} /></span>
        </span>`,
      )}
      <span class="legend-time">${at === undefined ? 'latest' : clock(at * 1000)}</span>
    </figcaption>
    <div class="chart-box" ref=${box} aria-hidden="true"></div>
  </figure>`;
}

/** @param {Series | null} series */
function secondsOf(series) {
  if (!series) return [];
  return series.points.map((_, i) => (series.fromMillis + i * series.stepMillis) / 1000);
}
