import { useRef, useState } from '../vendor/preact-hooks.js';
import { filtered, sorted } from '../lib/sort.js';

/** @import { Direction, Key } from '../lib/sort.js' */

/** Rows drawn at first, and more at each asking: a page of ten thousand rows stays quick. */
const STEP = 200;

/**
 * The rows to draw: filtered, sorted, and as many as were asked for. While the order is held (the pointer is over the
 * rows) numbers change, but no row moves away from under the pointer.
 *
 * @template Row
 * @param {readonly Row[]} rows
 * @param {(row: Row) => string} name
 * @param {(id: string) => Key<Row>} keyOf a column's sort key
 * @param {{ id: string, direction: Direction }} first the order at first
 */
export function useTableRows(rows, name, keyOf, first) {
  const [order, setOrder] = useState(first);
  const [filter, setFilter] = useState('');
  const [limit, setLimit] = useState(STEP);
  const [held, setHeld] = useState(false);
  const last = useRef(/** @type {{ order: object, names: Map<string, number> } | null} */ (null));

  const matching = filtered(rows, filter, name);
  const keep = held && last.current?.order === order ? last.current.names : null;
  const inOrder = keep
    ? sorted(matching, (row) => keep.get(name(row)), 'ascending', name)
    : sorted(matching, keyOf(order.id), order.direction, name);
  last.current = { order, names: new Map(inOrder.map((row, i) => [name(row), i])) };
  return {
    shown: inOrder.slice(0, limit),
    matching: inOrder.length,
    order,
    setOrder,
    filter,
    setFilter,
    setHeld,
    showMore: () => setLimit(limit + STEP),
  };
}

/**
 * What a click on a column's head makes of the order: the column's own direction first, then the other.
 *
 * @param {{ id: string, direction: Direction }} order
 * @param {{ id: string, numeric?: boolean }} column
 * @returns {{ id: string, direction: Direction }}
 */
export function nextOrder(order, column) {
  const first = column.numeric ? 'descending' : 'ascending';
  const other = column.numeric ? 'ascending' : 'descending';
  return { id: column.id, direction: order.id === column.id && order.direction === first ? other : first };
}
