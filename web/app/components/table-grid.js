import { useCallback, useMemo, useRef, useState } from '../vendor/preact-hooks.js';
import { chosenColumns, orderOf, orderText } from '../lib/columns.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { TableBar } from './table-bar.js';
import { GridBody, GridHead } from './table-grid-rows.js';
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
  const { id, caption, columns, state, onState, first, noun = t.nouns.row } = props;
  const [held, setHeld] = useState(false);
  const chosen = useMemo(() => chosenColumns(columns, state.cols), [columns, state.cols]);
  const order = useMemo(() => orderOf(columns, state.sort, first), [columns, state.sort, first]);
  const filter = state.q ?? '';
  const inOrder = useOrdered(props, order, filter, held);
  const view = useTableWindow(inOrder, props.name);
  const onOrder = useCallback(
    (/** @type {Order} */ next) => onState({ sort: orderText(next, first) }),
    [onState, first],
  );
  /** What a file of it would hold, for whoever asks. */
  const content = useRef({ rows: inOrder, atMillis: props.atMillis });
  content.current = { rows: inOrder, atMillis: props.atMillis };
  const bar = { id, columns, chosen, order, filter, held, onOrder, onState, content };
  const { title, note, filterLabel } = props;

  return html`<div class="table-view" data-table=${id}>
    <${TableBar} ...${{ ...bar, title, note, filterLabel, matching: inOrder.length, total: props.rows.length }} />
    <div class="grid-box" data-tall=${props.tall} tabindex="0" role="group" aria-label=${caption} ref=${view.box} onScroll=${view.onScroll}>
      <div class="grid-probe" ref=${view.probe}></div>
      <table role="table" class="grid" aria-label=${caption} aria-rowcount=${inOrder.length + 1} style=${widths(chosen)}>
        <${GridHead} columns=${chosen} order=${order} onOrder=${onOrder} />
        <${GridBody} columns=${chosen} rows=${inOrder} name=${props.name} href=${props.href} view=${view} onHold=${setHeld} />
      </table>
      ${inOrder.length === 0 && html`<p class="no-match" role="status">${filter === '' ? t.table.none(noun) : t.table.noMatch(noun, filter)}</p>`}
    </div>
  </div>`;
}

/** The widths as CSS wants them: the first column takes what the others leave. @param {readonly TableColumn<any>[]} columns */
function widths(columns) {
  const tracks = columns.map(({ width }, i) => (i === 0 ? `minmax(${width}rem, 1fr)` : `${width}rem`));
  return {
    '--grid-columns': tracks.join(' '),
    '--grid-least': `${columns.reduce((sum, { width }) => sum + width, 0)}rem`,
    '--grid-brief': String(Math.max(2, columns.filter(({ brief }) => brief).length)),
  };
}
