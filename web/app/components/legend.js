import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { judge } from '../lib/thresholds.js';
import { Value } from './value.js';

/**
 * @import { Num } from '../lib/types.js'
 * @import { Line, Scale } from './chart-options.js'
 * @typedef {{ line: Line, value: Num, before: Num | undefined, reason?: string }} LegendEntry
 */

/**
 * What each line is, and its value; a press shows it alone, another one all again.
 *
 * @param {{ entries: readonly LegendEntry[], scale: Scale, only: number, moment: string, onOnly: (index: number) => void }} props
 */
export function Legend({ entries, scale, only, moment, onOnly }) {
  return html`<figcaption class="legend">
    ${entries.map(
      (entry, i) =>
        html`<${Entry} key=${entry.line.metric} entry=${entry} scale=${scale} state=${only < 0 ? 'shown' : only === i ? 'alone' : 'hidden'} onPress=${() => onOnly(i)} />`,
    )}
    <span class="legend-time">${moment}</span>
  </figcaption>`;
}

/** @param {{ entry: LegendEntry, scale: Scale, state: 'shown' | 'alone' | 'hidden', onPress: () => void }} props */
function Entry({ entry: { line, value, before, reason }, scale, state, onPress }) {
  const verdict = line.limit && value !== null ? judge(line.limit, value / (line.limitFactor ?? 1)) : 'ok';
  const title = state === 'alone' ? t.chart.showAll : t.chart.showAlone(line.label);
  return html`<button type="button" class="legend-entry" data-state=${state} data-metric=${line.metric} aria-pressed=${String(state === 'alone')} title=${title} onClick=${onPress}>
    <span class="legend-mark" style=${{ background: `var(${line.colour})` }}></span>
    <span class="legend-label">${line.label}</span>
    <span class="legend-value" data-verdict=${verdict}><${Value} text=${scale.format(value)} reason=${reason} /></span>
    ${before !== undefined && html`<span class="legend-before"><span class="legend-mark" style=${{ color: `var(${line.colour})` }}></span><span class="unseen">${t.chart.before} </span><${Value} text=${scale.format(before)} reason=${t.chart.noValueBefore} /></span>`}
  </button>`;
}
