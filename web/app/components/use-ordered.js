import { useMemo, useRef } from '../vendor/preact-hooks.js';
import { Ordering } from '../lib/order.js';
import { filtered } from '../lib/sort.js';

/**
 * @import { Order } from '../lib/columns.js'
 * @import { GridProps } from './table-grid.js'
 */

/**
 * The rows that match, in order. While the order is held (the pointer is over the rows) numbers change, but no row moves
 * away from under the pointer.
 *
 * @template Row
 * @param {GridProps<Row>} props
 * @param {Order} order
 * @param {string} filter
 * @param {boolean} held
 * @returns {Row[]}
 */
export function useOrdered({ rows, columns, name, text = name }, order, filter, held) {
  const ordering = useMemo(() => new Ordering(name), [name]);
  const last = useRef(/** @type {Last<Row> | null} */ (null));
  const sort = `${order.id} ${order.direction} ${filter}`;
  return useMemo(() => {
    const matching = filtered(rows, filter, text);
    const keep = held && last.current?.sort === sort ? (last.current.places ??= places(last.current.rows, name)) : null;
    const column = columns.find(({ id }) => id === order.id);
    const key = column?.key ?? /** @type {any} */ (column?.value) ?? name;
    const inOrder = keep
      ? ordering.sorted(matching, (row) => keep.get(name(row)), 'ascending')
      : ordering.sorted(matching, key, order.direction);
    last.current = { sort, rows: inOrder };
    return inOrder;
  }, [rows, columns, name, sort, held]);
}

/** @template Row @typedef {{ sort: string, rows: readonly Row[], places?: Map<string, number> }} Last `places`: once the order is held */

/** @template Row @param {readonly Row[]} rows @param {(row: Row) => string} name */
const places = (rows, name) => new Map(rows.map((row, place) => [name(row), place]));
