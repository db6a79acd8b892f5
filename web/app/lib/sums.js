/** @import { Num } from './types.js' */

/**
 * The sum of several series, step by step: of all that are known, but null where one that must be known isn't, from the
 * first step on in which it is; before that it wasn't there.
 *
 * @param {readonly { values: readonly Num[], must: boolean }[]} series equally long
 * @returns {Num[]}
 */
export function sums(series) {
  const steps = Math.max(0, ...series.map(({ values }) => values.length));
  const since = series.map(({ values }) => Math.max(0, values.findIndex(isKnown)));
  return Array.from({ length: steps }, (_, i) => {
    const known = series.map(({ values }) => values[i] ?? null);
    if (known.some((value, s) => value === null && series[s]?.must && i >= (since[s] ?? 0))) return null;
    return known.every((value) => value === null) ? null : known.reduce((sum, value) => (sum ?? 0) + (value ?? 0), 0);
  });
}

/** @param {Num | undefined} value */
const isKnown = (value) => value !== null && value !== undefined;

/**
 * A sum of those that are known, without the steps in which one is missing that was known before: such as a group whose
 * coordinator doesn't answer. One that is gone is no longer asked.
 *
 * @param {{ values: readonly Num[], known: readonly number[], asked: readonly number[] }} answer
 * @returns {Num[]}
 */
export function withoutDips({ values, known, asked }) {
  const later = known.map(() => 0);
  for (let i = known.length - 2; i >= 0; i--) later[i] = Math.max(later[i + 1] ?? 0, known[i + 1] ?? 0);
  let most = 0;
  let missing = 0;
  return values.map((value, i) => {
    const now = known[i] ?? 0;
    const missingNow = (asked[i] ?? 0) - now;
    if (now >= most) [most, missing] = [now, missingNow];
    else if ((later[i] ?? 0) >= most || missingNow > missing) return null;
    else [most, missing] = [now, missingNow];
    return value;
  });
}
