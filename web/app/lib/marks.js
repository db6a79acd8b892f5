import { clock, dateClock } from './format.js';
import { sentenceOf } from './happened.js';

/** Where what happened stands in a chart, and what is said of it. */

/** @import { Happening } from './happened.js' */
/** @typedef {{ at: number, kind: string, items: readonly Happening[] }} Mark `at`: from 0 at the left to 1 at the right */

/** What stands closer together than this is one mark. */
const TOGETHER = 0.012;
const HALF_A_DAY = 43_200_000;

/**
 * @param {readonly Happening[]} items the oldest first
 * @param {number} fromMillis at the left
 * @param {number} toMillis at the right
 * @returns {Mark[]}
 */
export function marksOf(items, fromMillis, toMillis) {
  /** @type {(Mark & { items: Happening[] })[]} */
  const marks = [];
  for (const item of items) {
    const at = (item.atMillis - fromMillis) / (toMillis - fromMillis);
    if (!(at >= 0 && at <= 1)) continue;
    const last = marks.at(-1);
    if (last && at - last.at < TOGETHER) last.items.push(item);
    else marks.push({ at, kind: item.kind, items: [item] });
  }
  return marks;
}

/** What happened, with its time, and its day where the time shown is long. @param {Mark} mark @param {number} spanMillis */
export function markText({ items }, spanMillis) {
  const time = spanMillis > HALF_A_DAY ? dateClock : clock;
  return items.map((item) => `${time(item.atMillis)} ${sentenceOf(item)}`).join(' ');
}
