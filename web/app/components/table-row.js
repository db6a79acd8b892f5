import { html } from '../lib/html.js';
import { cellClass } from './cell-class.js';

/** @import { Column } from './table.js' */

/**
 * One row; where there is a detail, the first cell's button opens it below.
 *
 * @template Row
 * @param {{ row: Row, id: string, columns: readonly Column<Row>[], detail?: (row: Row) => any, open: boolean, onToggle: () => void }} props
 */
export function TableRow({ row, id, columns, detail, open, onToggle }) {
  const [head, ...rest] = columns;
  return html`<tr data-row=${id}>
      <th scope="row">
        ${
          detail
            ? html`<button type="button" class="disclosure" aria-expanded=${String(open)} title=${id} onClick=${onToggle}>
              <span class="name">${head?.cell(row)}</span>
            </button>`
            : html`<span class="name" title=${id}>${head?.cell(row)}</span>`
        }
      </th>
      ${rest.map((column) => html`<td key=${column.id} class=${cellClass(column)}>${column.cell(row)}</td>`)}
    </tr>
    ${
      detail &&
      open &&
      html`<tr class="detail" key=${`${id} detail`}>
      <td colspan=${columns.length}>${detail(row)}</td>
    </tr>`
    }`;
}
