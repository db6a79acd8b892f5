/** Which columns a table shows, and by which it is sorted: as text in the address, and kept for the next visit. */

/**
 * @import { Direction } from './sort.js'
 * @typedef {{ id: string, direction: Direction }} Order
 * @typedef {{ id: string, optional?: boolean, numeric?: boolean }} Choosable `optional` ones are not shown at first
 */

/**
 * The columns to show, in the table's own order; the first one, which names the row, always.
 *
 * @template {Choosable} C
 * @param {readonly C[]} columns
 * @param {string | null | undefined} text ids with commas between; none: those shown at first
 * @returns {C[]}
 */
export function chosenColumns(columns, text) {
  const ids = text ? new Set(text.split(',')) : null;
  const chosen = columns.filter((column, i) => i === 0 || (ids ? ids.has(column.id) : !column.optional));
  return chosen.length > 1 ? chosen : columns.filter((column, i) => i === 0 || !column.optional);
}

/**
 * The choice with one column more or less, as text; null where that is what is shown at first.
 *
 * @param {readonly Choosable[]} columns
 * @param {readonly Choosable[]} chosen
 * @param {string} id
 */
export function toggledColumn(columns, chosen, id) {
  const ids = new Set(chosen.map((column) => column.id));
  if (!ids.delete(id)) ids.add(id);
  return columnsText(
    columns,
    columns.filter((column) => ids.has(column.id)),
  );
}

/** @param {readonly Choosable[]} columns @param {readonly Choosable[]} chosen */
export function columnsText(columns, chosen) {
  const text = idsOf(chosen);
  return text === idsOf(chosenColumns(columns, null)) ? null : text;
}

/** @param {readonly Choosable[]} columns */
const idsOf = (columns) => columns.map((column) => column.id).join(',');

/**
 * What a table is sorted by, from text such as `-lag`; where that names no column, what it is sorted by at first.
 *
 * @param {readonly Choosable[]} columns
 * @param {string | null | undefined} text
 * @param {Order} first
 * @returns {Order}
 */
export function orderOf(columns, text, first) {
  const id = text?.replace(/^-/, '');
  if (!text || !columns.some((column) => column.id === id)) return first;
  return { id: id ?? '', direction: text.startsWith('-') ? 'descending' : 'ascending' };
}

/** @param {Order} order @param {Order} first @returns {string | null} null where that is the order at first */
export function orderText(order, first) {
  if (order.id === first.id && order.direction === first.direction) return null;
  return (order.direction === 'descending' ? '-' : '') + order.id;
}

/**
 * What a click on a column's head makes of the order: the column's own direction first, then the other.
 *
 * @param {Order} order
 * @param {Choosable} column
 * @returns {Order}
 */
export function nextOrder(order, column) {
  const first = column.numeric ? 'descending' : 'ascending';
  const other = column.numeric ? 'ascending' : 'descending';
  return { id: column.id, direction: order.id === column.id && order.direction === first ? other : first };
}
