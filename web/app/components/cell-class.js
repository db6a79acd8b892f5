/** @import { Column } from './table.js' */

/** How a column's cells are set. @param {Column<any>} column */
export const cellClass = (column) => (column.numeric ? 'numeric' : column.roomy ? 'roomy' : undefined);
