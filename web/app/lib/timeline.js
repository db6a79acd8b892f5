/** What charts draw: what the server kept, and what the browser has seen since. */

/**
 * @import { Fold, Ring } from './ring.js'
 * @import { Num } from './types.js'
 * @import { Window } from './window.js'
 */

/** @typedef {{ fromMillis: number, stepSeconds: number, metrics: Record<string, { values: Num[] }> }} Kept */

/**
 * The values of one metric in the steps of a window: the server's where it knows one, else what the browser has seen.
 *
 * @param {string} metric
 * @param {Window} window
 * @param {number} steps of the window
 * @param {Ring | undefined} ring
 * @param {Kept | null} kept
 * @returns {Num[]}
 */
export function valuesOf(metric, { fromMillis, stepSeconds }, steps, ring, kept) {
  const seen = ring?.read(metric, fromMillis / 1000, steps, stepSeconds, foldOf(metric)) ?? new Array(steps).fill(null);
  const values = kept?.metrics[metric]?.values;
  if (!kept || !values) return seen;
  const step = kept.stepSeconds * 1000;
  return seen.map((value, i) => {
    const slot = Math.floor((fromMillis + i * stepSeconds * 1000 - kept.fromMillis) / step);
    return values[slot] ?? value;
  });
}

/** Of percentiles the worst, which is none too low; of rates the mean; of what is the case now, the newest. @param {string} metric @returns {Fold} */
export function foldOf(metric) {
  if (/P\d\d$/.test(metric)) return 'max';
  return /Rate$|^produceBytes$|^fetchBytes$/.test(metric) ? 'mean' : 'last';
}

/** The starts of a window's steps, as charts want them: seconds since the epoch. @param {Window} window @param {number} steps */
export function timesOf({ fromMillis, stepSeconds }, steps) {
  return Array.from({ length: steps }, (_, i) => fromMillis / 1000 + i * stepSeconds);
}
