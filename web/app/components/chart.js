import { useCallback, useState } from '../vendor/preact-hooks.js';
import { series, store } from '../data/state.js';
import { clock } from '../lib/format.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { theme } from '../lib/theme.js';
import { useChart } from './use-chart.js';
import { Value } from './value.js';

/**
 * @import { Num } from '../lib/types.js'
 * @import { Line, Scale } from './chart-options.js'
 */

/**
 * Lines over the last minutes with a legend that tells the values: now, or at the cursor that all charts share.
 *
 * @param {{ lines: readonly Line[], scale: Scale, now: readonly Num[], reasons: readonly string[] }} props
 *   `now` and `reasons` (why it is null) in the order of the lines
 */
export function Chart({ lines, scale, now, reasons }) {
  const [index, setIndex] = useState(/** @type {number | null} */ (null));
  const dataVersion = usePart(store, (state) => state.seriesVersion);
  const themeVersion = usePart(theme, (value) => value.version);
  const read = () => [series.seconds(), ...lines.map((line) => [...series.column(line.series)])];
  const box = useChart(lines, scale, read, { dataVersion, themeVersion, onCursor: useCallback(setIndex, []) });
  const second = index === null ? undefined : series.seconds()[index];
  const values = second === undefined ? now : lines.map((line) => series.column(line.series)[index ?? 0] ?? null);
  return html`<figure class="chart">
    <figcaption class="legend">
      ${lines.map((line, i) => html`<${Entry} line=${line} text=${scale.format(values[i])} reason=${second ? 'No value for this second.' : reasons[i]} />`)}
      <span class="legend-time">${second === undefined ? 'latest' : clock(second * 1000)}</span>
    </figcaption>
    <div class="chart-box" ref=${box} aria-hidden="true"></div>
  </figure>`;
}

/** @param {{ line: Line, text: string, reason?: string }} props */
function Entry({ line, text, reason }) {
  return html`<span class="legend-entry">
    <span class="legend-mark" style=${{ background: `var(${line.colour})` }}></span>
    <span class="legend-label">${line.label}</span>
    <span class="legend-value"><${Value} text=${text} reason=${reason} /></span>
  </span>`;
}
