/** What the page asks to be pushed: of topics those that it shows. */

/**
 * @import { Route } from './route.js'
 * @import { Tile } from './dashboard.js'
 * @typedef {{ sort?: string, limit: number }} ListQuery as docs/push.md has it
 */

/** The server gives no more rows of a list. */
export const MOST = 10_000;
/** Rows of the lists of those that move or lag most. */
export const LEADERS = 6;

/** @type {ListQuery} */
const ALL = Object.freeze({ limit: MOST });
/** @type {ListQuery} */
const MOVERS = Object.freeze({ sort: '-produceRate', limit: LEADERS });

/**
 * The lists that a page takes. Groups are taken whole everywhere: the lag in all, and what is said of groups that are stuck
 * or too far behind, is of all of them.
 *
 * @param {Pick<Route, 'page' | 'name'>} route
 * @param {readonly Tile[]} tiles of the reader's dashboard
 * @returns {{ topics?: ListQuery, groups: ListQuery }}
 */
export function listsOf(route, tiles) {
  const topics = topicsOf(route, tiles);
  return { ...(topics && { topics }), groups: ALL };
}

/** @param {Pick<Route, 'page' | 'name'>} route @param {readonly Tile[]} tiles */
function topicsOf({ page, name }, tiles) {
  if (page === 'overview') return MOVERS;
  if (page === 'topics') return name === null ? ALL : null;
  if (page !== 'dashboard') return null;
  if (tiles.some(({ subject }) => subject?.startsWith('topics/'))) return ALL;
  return tiles.some(({ type }) => type === 'movers') ? MOVERS : null;
}

/** Whether a list is all that there is, as far as any is given. @param {number} rows @param {number | undefined} total */
export const isAll = (rows, total) => total !== undefined && rows >= Math.min(total, MOST);
