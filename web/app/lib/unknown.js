/** @import { Unknown } from './types.js' */

import { t } from './texts.js';

/**
 * Why a value is null: the reason given for its path, or for the nearest part of the answer that holds it.
 *
 * @param {Unknown | null | undefined} unknown
 * @param {string} path
 * @param {string} [otherwise] what is said where no reason is given
 * @returns {string}
 */
export function reasonFor(unknown, path, otherwise = t.server.unknown) {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const reason = unknown?.[at];
    if (reason) return reason;
  }
  return otherwise;
}
