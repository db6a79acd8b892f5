/** @import { Num } from './types.js' */

/**
 * The few rows with the largest values, the largest first; equal ones by name. Unknown ones and zeros are left out.
 *
 * @template Row
 * @param {readonly Row[]} rows
 * @param {number} count
 * @param {(row: Row) => Num | undefined} value
 * @param {(row: Row) => string} name
 * @returns {Row[]}
 */
export function top(rows, count, value, name) {
  /** @type {Row[]} */
  const best = [];
  /** @param {Row} a @param {Row} b */
  const order = (a, b) => (value(b) ?? 0) - (value(a) ?? 0) || (name(a) < name(b) ? -1 : 1);
  for (const row of rows) {
    if (!((value(row) ?? 0) > 0)) continue;
    const last = best[count - 1];
    if (last !== undefined && order(row, last) >= 0) continue;
    best.splice(count - 1);
    best.push(row);
    best.sort(order);
  }
  return best;
}
