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
  const last = useRef(/** @type {{ sort: string, names: Map<string, number> } | null} */ (null));
  const sort = `${order.id} ${order.direction} ${filter}`;
  return useMemo(() => {
    const matching = filtered(rows, filter, text);
    const keep = held && last.current?.sort === sort ? last.current.names : null;
    const column = columns.find(({ id }) => id === order.id);
    const key = column?.key ?? /** @type {any} */ (column?.value) ?? name;
    const inOrder = keep
      ? ordering.sorted(matching, (row) => keep.get(name(row)), 'ascending')
      : ordering.sorted(matching, key, order.direction);
    last.current = { sort, names: new Map(inOrder.map((row, i) => [name(row), i])) };
    return inOrder;
  }, [rows, columns, name, sort, held]);
}
