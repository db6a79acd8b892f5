/** @import { Unknown } from './types.js' */

/**
 * Why a value is null: the reason given for its path, or for the nearest part of the answer that holds it.
 *
 * @param {Unknown | null | undefined} unknown
 * @param {string} path
 * @returns {string}
 */
export function reasonFor(unknown, path) {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const reason = unknown?.[at];
    if (reason) return reason;
  }
  return 'Unknown: no source reports it.';
}
