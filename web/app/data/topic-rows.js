import { MOST, topicsOf } from '../lib/wants.js';
import { asked } from './clusters.js';
import { partAsked, listOfTopics, wanted } from './live.js';
import { getJson, getJsonNow } from './rest.js';
import { router } from './router.js';

/**
 * Rows of the table of topics beyond those that pushes bring.
 *
 * @import { Part } from '../lib/part.js'
 * @import { TopicRow } from '../lib/types.js'
 * @typedef {{ atMillis: number, rows: readonly TopicRow[] }} Read
 */

/** @param {{ sort?: string, q?: string }} list @param {number} [offset] */
const path = (list, offset = 0) =>
  asked(`api/v1/topics?${new URLSearchParams({ ...list, limit: String(MOST), offset: String(offset) })}`);

/** @param {{ sort?: string, q?: string }} list @returns {Promise<Read>} all of them, as far as one answer has them of one moment */
async function read(list) {
  const { atMillis, items, total } = await getJson(path(list));
  const rows = [...items];
  while (rows.length < total) {
    const more = await getJson(path(list, rows.length));
    if (more.items.length === 0) break;
    rows.push(...more.items);
  }
  return { atMillis, rows };
}

export const topicRows = Object.freeze({
  /** What is asked to be pushed. */
  part: partAsked,
  /** Asks for another part. @param {Part} part */
  ask: (part) => wanted.set({ part: { ...part, of: listOfTopics() } }),
  /** Those that match, in order. @returns {Promise<Read>} */
  matching: () => read(topicsOf(router.value.params)),
  /** The same while the browser waits, as many as one answer has; null when they aren't to be had. @returns {readonly TopicRow[] | null} */
  matchingNow: () => getJsonNow(path(topicsOf(router.value.params)))?.items ?? null,
  /** Whether they match or not. @returns {Promise<Read>} */
  all: () => read({}),
});
