import { useCallback, useMemo } from '../vendor/preact-hooks.js';
import { chosenColumns, orderOf, orderText } from '../lib/columns.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { TableBar } from './table-bar.js';
import { GridBody, GridHead } from './table-grid-rows.js';

/**
 * @import { Order } from '../lib/columns.js'
 * @import { Rows } from '../lib/part.js'
 * @import { GridProps, TableColumn } from './table-grid.js'
 * @import { TableWindow } from './use-table-window.js'
 */

/**
 * What a table's state says: the columns shown, the order, the filter.
 *
 * @param {Pick<GridProps<any>, 'columns' | 'state' | 'first' | 'onState'>} props
 */
export function useTableState({ columns, state, first, onState }) {
  const chosen = useMemo(() => chosenColumns(columns, state.cols), [columns, state.cols]);
  const order = useMemo(() => orderOf(columns, state.sort, first), [columns, state.sort, first]);
  const onOrder = useCallback(
    (/** @type {Order} */ next) => onState({ sort: orderText(next, first) }),
    [onState, first],
  );
  return { chosen, order, filter: state.q ?? '', onOrder };
}

/**
 * @typedef {object} ViewProps
 * @property {Omit<GridProps<any>, 'rows'>} table
 * @property {ReturnType<typeof useTableState>} place
 * @property {Rows<any>} part of the rows that match, those that are here
 * @property {number} count rows there are
 * @property {TableWindow} view
 * @property {boolean} held
 * @property {(held: boolean) => void} onHold
 * @property {import('./table-bar.js').BarProps['content']} content
 */

/** A table as it is seen: its bar, its head, the rows in view. @param {ViewProps} props */
export function TableView({ table, place, part, count, view, held, onHold, content }) {
  const { id, caption, columns, onState, title, note, filterLabel, noun = t.nouns.row } = table;
  const { chosen, order, filter, onOrder } = place;
  const bar = { id, columns, chosen, order, filter, held, onOrder, onState, content, title, note, filterLabel };
  return html`<div class="table-view" data-table=${id}>
    <${TableBar} ...${bar} matching=${part.total} total=${count} />
    <div class="grid-box" data-tall=${table.tall} tabindex="0" role="group" aria-label=${caption} ref=${view.box} onScroll=${view.onScroll}>
      <div class="grid-probe" ref=${view.probe}></div>
      <table role="table" class="grid" aria-label=${caption} aria-rowcount=${part.total + 1} style=${widths(chosen)}>
        <${GridHead} columns=${chosen} order=${order} onOrder=${onOrder} />
        <${GridBody} columns=${chosen} part=${part} name=${table.name} href=${table.href} view=${view} onHold=${onHold} />
      </table>
      ${part.total === 0 && html`<p class="no-match" role="status">${filter === '' ? t.table.none(noun) : t.table.noMatch(noun, filter)}</p>`}
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
