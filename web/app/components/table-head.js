import { html } from '../lib/html.js';
import { cellClass } from './cell-class.js';
import { nextOrder } from './table-rows.js';

/**
 * @import { Direction } from '../lib/sort.js'
 * @import { Column } from './table.js'
 */

/**
 * Column heads that sort.
 *
 * @param {{ columns: readonly Column<any>[], order: { id: string, direction: Direction },
 *   onOrder: (order: { id: string, direction: Direction }) => void }} props
 */
export function TableHead({ columns, order, onOrder }) {
  return html`<thead>
    <tr>
      ${columns.map(
        (column) => html`<th
          key=${column.id}
          scope="col"
          class=${cellClass(column)}
          data-column=${column.id}
          aria-sort=${order.id === column.id ? order.direction : undefined}
        >
          <button type="button" title=${column.hint} onClick=${() => onOrder(nextOrder(order, column))}>
            <span>${column.label}</span><span class="sort-mark" aria-hidden="true"></span>
          </button>
        </th>`,
      )}
    </tr>
  </thead>`;
}
