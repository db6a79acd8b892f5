import { useRef, useState } from '../vendor/preact-hooks.js';
import { html } from '../lib/html.js';
import { TableView, useTableState } from './table-view.js';
import { useOrdered } from './use-ordered.js';
import { useTableWindow } from './use-table-window.js';

/**
 * @import { Key } from '../lib/sort.js'
 * @import { Order } from '../lib/columns.js'
 * @import { Cell } from '../lib/export.js'
 */

/**
 * @template Row
 * @typedef {object} TableColumn
 * @property {string} id
 * @property {string} label
 * @property {string} [unit] of the exported value
 * @property {string} [hint] what the numbers mean
 * @property {number} width rem; of the first column the least
 * @property {boolean} [numeric]
 * @property {boolean} [drawn] a number that is a picture: it begins where texts do
 * @property {boolean} [optional] not shown at first
 * @property {boolean} [brief] shown where there is room for few
 * @property {(row: Row) => Cell} [value] as it is exported, and sorted by unless there is a key; none: neither
 * @property {Key<Row>} [key]
 * @property {(row: Row) => any} cell
 */

/** @typedef {{ q?: string | null, sort?: string | null, cols?: string | null }} TableState as it stands in the address */

/**
 * @template Row
 * @typedef {object} GridProps
 * @property {string} id names the table in files and in what is kept
 * @property {string} caption for those who don't see the page
 * @property {readonly TableColumn<Row>[]} columns the first one names the row
 * @property {readonly Row[]} rows
 * @property {(row: Row) => string} name unique
 * @property {(row: Row) => string} [text] what the filter looks in; the name unless told
 * @property {Order} first the order at first
 * @property {TableState} state
 * @property {(patch: TableState) => void} onState
 * @property {number} atMillis what the rows hold for
 * @property {(row: Row) => string} [href] where a row leads
 * @property {string} [filterLabel] where there is a filter
 * @property {string} [noun] what rows are, in the plural
 * @property {boolean} [tall] takes the height that the window has
 * @property {string | null} [title] seen above it
 * @property {string | null} [note] what else is to say of it
 */

/**
 * A table of any length: only rows in view are drawn. Sorts, filters, shows the columns chosen, goes by keyboard, and leaves
 * as a file. What it shows is told and heard as {@link TableState}.
 *
 * @template Row
 * @param {GridProps<Row>} props
 */
export function TableGrid(props) {
  const place = useTableState(props);
  const [held, setHeld] = useState(false);
  const rows = useOrdered(props, place.order, place.filter, held);
  const part = { offset: 0, total: rows.length, rows };
  const view = useTableWindow(part, props.name);
  const { atMillis } = props;
  const content = useRef(/** @type {any} */ (null));
  content.current = () => ({ rows, atMillis });
  return html`<${TableView} table=${props} ...${{ place, part, view, held, content }} count=${props.rows.length} onHold=${setHeld} />`;
}
