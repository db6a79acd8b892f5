/** @import { Num } from './types.js' */

/**
 * How uneven parts are: the largest over the mean, so 1 is even.
 *
 * @param {readonly (Num | undefined)[]} parts
 * @returns {number | null} null when a part is unknown, there are fewer than two, or all are 0
 */
export function skew(parts) {
  const mean = meanOf(parts);
  return mean === null ? null : Math.max(.../** @type {number[]} */ (parts)) / mean;
}

/**
 * @param {readonly (Num | undefined)[]} parts
 * @returns {number | null} as {@link skew}
 */
export function meanOf(parts) {
  if (parts.length < 2) return null;
  let sum = 0;
  for (const part of parts) {
    if (part === null || part === undefined) return null;
    sum += part;
  }
  return sum > 0 ? sum / parts.length : null;
}
