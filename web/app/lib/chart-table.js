/** A chart's lines as rows, for files and for those who don't see it. */

import { t } from './texts.js';

/**
 * @import { Num } from './types.js'
 * @import { ExportColumn } from './export.js'
 */

/** @typedef {{ metric: string, label: string }} Named */
/** @typedef {{ times: readonly number[], columns: readonly (readonly Num[])[], earlier: readonly (readonly Num[])[] | null }} Drawn */

/**
 * @param {readonly Named[]} lines
 * @param {string} unit
 * @param {Drawn} drawn
 * @returns {{ columns: ExportColumn<number>[], rows: number[] }} a row is the index of a moment
 */
export function chartTable(lines, unit, { times, columns, earlier }) {
  /** @param {readonly (readonly Num[])[]} values @param {string} id @param {string} label @returns {ExportColumn<number>[]} */
  const of = (values, id, label) =>
    lines.map((line, i) => ({
      id: line.metric + id,
      label: `${line.label}${label} (${unit})`,
      value: (row) => values[i]?.[row],
    }));
  return {
    columns: [
      { id: 'time', label: t.chart.time, value: (row) => new Date((times[row] ?? 0) * 1000).toISOString() },
      ...of(columns, '', ''),
      ...(earlier ? of(earlier, 'Before', t.chart.periodBefore) : []),
    ],
    rows: times.map((_, i) => i),
  };
}

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
