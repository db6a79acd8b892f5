import { t } from './texts.js';

/** A chart's lines as rows, for files. */

/**
 * @import { Num } from './types.js'
 * @import { ExportColumn } from './export.js'
 * @import { Named } from './chart-table.js'
 */

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
