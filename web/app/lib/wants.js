/** What the page asks to be pushed: of topics those that it shows. */

import { FIRST_PART } from './part.js';

/**
 * @import { Order } from './columns.js'
 * @import { Part } from './part.js'
 * @import { Route } from './route.js'
 * @import { Tile } from './dashboard.js'
 * @typedef {{ q?: string, sort?: string, limit: number, offset?: number }} ListQuery as docs/push.md has it
 */

/** The server gives no more rows of a list. */
export const MOST = 10_000;
/** Rows of the lists of those that move or lag most. */
export const LEADERS = 6;

/** @type {ListQuery} */
const ALL = Object.freeze({ limit: MOST });
/** @type {ListQuery} */
const MOVERS = Object.freeze({ sort: '-produceRate', limit: LEADERS });

/** What the table of topics is sorted by at first. @type {Readonly<Order>} */
export const TOPICS_FIRST = Object.freeze({ id: 'produceRate', direction: 'descending' });
/** What the server sorts topics by: the columns of the same names. */
export const TOPIC_SORTS = Object.freeze([
  'name',
  'produceRate',
  'fetchRate',
  'produceBytes',
  'fetchBytes',
  'maxLag',
  'totalMessages',
  'totalBytes',
  'replicaBytes',
  'partitions',
  'replicationFactor',
  'underReplicated',
  'offline',
  'skew',
  'groups',
]);
/** No name is longer, so a longer text is in none of them either. */
const LONGEST_TEXT = 1000;

/**
 * Which topics, and in which order, the address asks the table for.
 *
 * @param {Readonly<Record<string, string>>} params
 * @returns {{ sort: string, q?: string }}
 */
export function topicsOf({ sort = '', q = '' }) {
  const known = TOPIC_SORTS.includes(sort.replace(/^-/, ''));
  const text = q.trim().toLowerCase().slice(0, LONGEST_TEXT);
  return { sort: known ? sort : '-produceRate', ...(text && { q: text }) };
}

/**
 * The lists that a page takes. Groups are taken whole everywhere: the lag in all, and what is said of groups that are stuck
 * or too far behind, is of all of them.
 *
 * @param {Pick<Route, 'page' | 'name' | 'params'>} route
 * @param {readonly Tile[]} tiles of the reader's dashboard
 * @param {Part} [part] of the table of topics
 * @returns {{ topics?: ListQuery, groups: ListQuery }}
 */
export function listsOf(route, tiles, part = FIRST_PART) {
  const topics = topicList(route, tiles, part);
  return { ...(topics && { topics }), groups: ALL };
}

/** @param {Pick<Route, 'page' | 'name' | 'params'>} route @param {readonly Tile[]} tiles @param {Part} part */
function topicList({ page, name, params }, tiles, part) {
  if (page === 'overview') return MOVERS;
  if (page === 'topics') return name === null ? { ...topicsOf(params), ...part } : null;
  if (page !== 'dashboard') return null;
  if (tiles.some(({ subject }) => subject?.startsWith('topics/'))) return ALL;
  return tiles.some(({ type }) => type === 'movers') ? MOVERS : null;
}

/** Whether a list is all that there is, as far as any is given. @param {number} rows @param {number | undefined} total */
export const isAll = (rows, total) => total !== undefined && rows >= Math.min(total, MOST);
