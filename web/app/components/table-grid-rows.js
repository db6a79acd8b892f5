import { Component, h } from '../vendor/preact.js';
import { nextOrder } from '../lib/columns.js';
import { html } from '../lib/html.js';
import { rowOf } from '../lib/part.js';
import { t } from '../lib/texts.js';
import { memo } from './memo.js';

/**
 * @import { Order } from '../lib/columns.js'
 * @import { Rows } from '../lib/part.js'
 * @import { TableColumn } from './table-grid.js'
 * @import { TableWindow } from './use-table-window.js'
 */

/** How a column's cells are set. @param {TableColumn<any>} column */
const kindOf = ({ numeric, drawn, brief }) =>
  [numeric && !drawn && 'numeric', brief && 'brief'].filter(Boolean).join(' ') || undefined;

/**
 * Column heads that sort.
 *
 * @param {{ columns: readonly TableColumn<any>[], order: Order, onOrder: (order: Order) => void }} props
 */
function Head({ columns, order, onOrder }) {
  return html`<thead role="rowgroup">
    <tr role="row" aria-rowindex="1">
      ${columns.map(
        (column) => html`<th
          key=${column.id}
          scope="col"
          role="columnheader"
          class=${kindOf(column)}
          data-column=${column.id}
          aria-sort=${order.id === column.id ? order.direction : undefined}
          title=${column.hint}
        >
          ${
            column.value || column.key
              ? html`<button type="button" onClick=${() => onOrder(nextOrder(order, column))}><span>${column.label}</span><span class="sort-mark" aria-hidden="true"></span></button>`
              : html`<span class="grid-label">${column.label}</span>`
          }
        </th>`,
      )}
    </tr>
  </thead>`;
}

export const GridHead = memo(Head);

/**
 * The rows in view, and room where the others are.
 *
 * @param {{ columns: readonly TableColumn<any>[], part: Rows<any>, name: (row: any) => string,
 *   href?: (row: any) => string, view: TableWindow, onHold: (held: boolean) => void }} props
 */
export function GridBody({ columns, part, name, href, view, onHold }) {
  const { first, last, before, height } = view.window;
  /** A finger leaves nothing hovered when it goes, so only a mouse holds. @param {PointerEvent} event */
  const hold = (event) => onHold(event.pointerType === 'mouse');
  return html`<tbody
    role="rowgroup"
    style=${{ paddingTop: `${before}px`, height: height === null ? 'auto' : `${height}px` }}
    onPointerEnter=${hold}
    onPointerLeave=${() => onHold(false)}
    onKeyDown=${view.onKeyDown}
    onFocusIn=${view.onFocusIn}
  >
    ${Array.from({ length: last - first }, (_, i) => {
      const index = first + i;
      const row = rowOf(part, index);
      if (!row)
        return html`<${BlankRow} key=${`\n${index % Math.max(MOST_BLANK, last - first)}`} columns=${columns} index=${index} />`;
      const id = name(row);
      return html`<${GridRow} key=${id} ...${{ row, id, columns, index, to: href?.(row), current: view.isCurrent(id, index) }} />`;
    })}
  </tbody>`;
}

/** So many blank rows are drawn again and again while others scroll by. */
const MOST_BLANK = 128;

/** The place of a row that is on its way. @param {{ columns: readonly TableColumn<any>[], index: number }} props */
function Blank({ columns, index }) {
  const [, ...others] = columns;
  return html`<tr role="row" class="blank" aria-rowindex=${index + 2} aria-busy="true">
    <th scope="row" role="rowheader"><span class="row-key" tabindex="-1"><span class="unseen">${t.table.onItsWay}</span></span></th>
    ${others.map((column) => html`<td key=${column.id} role="cell" class=${kindOf(column)}></td>`)}
  </tr>`;
}

const BlankRow = memo(Blank);

/**
 * @typedef {{ row: any, id: string, columns: readonly TableColumn<any>[], index: number, to?: string, current: boolean }} RowProps
 */

/** One row; drawn anew only when something of it is another: it is another object, or of another `seq`. @extends {Component<RowProps>} */
class GridRow extends Component {
  /** @type {number | undefined} */
  #seq;

  /** @param {RowProps} next */
  shouldComponentUpdate(next) {
    const { row, columns, index, to, current } = this.props;
    const sameColumns =
      columns.length === next.columns.length && columns.every((column, i) => column === next.columns[i]);
    return !(
      row === next.row &&
      row.seq === this.#seq &&
      sameColumns &&
      index === next.index &&
      to === next.to &&
      current === next.current
    );
  }

  // By `h` itself: of the templates this is the one that a push draws hundreds of times.
  render() {
    const { row, id, columns, index, to, current } = this.props;
    this.#seq = row.seq;
    const cells = columns.map((column, i) => {
      const content = column.cell(row);
      if (i > 0)
        return h('td', { key: column.id, role: 'cell', class: kindOf(column), 'data-label': column.label }, content);
      const name = h(to ? 'a' : 'span', { class: 'row-key', tabindex: current ? 0 : -1, title: id, href: to }, content);
      return h('th', { scope: 'row', role: 'rowheader' }, name);
    });
    return h('tr', { role: 'row', 'data-row': id, 'aria-rowindex': index + 2 }, cells);
  }
}
