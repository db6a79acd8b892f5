/** @import { Num } from './types.js' */

/**
 * The sum of several series, step by step: of all that are known, but null where one that must be known isn't.
 *
 * @param {readonly { values: readonly Num[], must: boolean }[]} series equally long
 * @returns {Num[]}
 */
export function sums(series) {
  const steps = Math.max(0, ...series.map(({ values }) => values.length));
  return Array.from({ length: steps }, (_, i) => {
    const known = series.map(({ values }) => values[i] ?? null);
    if (known.some((value, s) => value === null && series[s]?.must)) return null;
    return known.every((value) => value === null) ? null : known.reduce((sum, value) => (sum ?? 0) + (value ?? 0), 0);
  });
}
