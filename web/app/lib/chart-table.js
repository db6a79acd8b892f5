import { t } from './texts.js';

/** @import { Num } from './types.js' */
/** @typedef {{ metric: string, label: string }} Named */

/**
 * A chart in a sentence.
 *
 * @param {string} title
 * @param {readonly Named[]} lines
 * @param {readonly (readonly Num[])[]} columns
 * @param {(value: Num) => string} format
 */
export function chartSummary(title, lines, columns, format) {
  return `${title}. ${lines.map((line, i) => summaryOf(line.label, columns[i] ?? [], format)).join(' ')}`;
}

/** @param {string} label @param {readonly Num[]} values @param {(value: Num) => string} format */
function summaryOf(label, values, format) {
  let [least, most, last] = [Infinity, -Infinity, /** @type {Num} */ (null)];
  for (const value of values) {
    if (value === null) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
    last = value;
  }
  return last === null
    ? t.chart.summaryUnknown(label)
    : t.chart.summary(label, format(last), format(least), format(most));
}
