import { columnsText, nextOrder, toggledColumn } from '../lib/columns.js';
import { download, fileName, toCsv, toJson } from '../lib/export.js';
import { whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { memo } from './memo.js';
import { say } from './toast.js';
import { TableMenu } from './table-menu.js';

/**
 * @import { Order } from '../lib/columns.js'
 * @import { TableColumn } from './table-grid.js'
 */

/** @typedef {{ rows: readonly any[], atMillis: number }} Content */

/**
 * @typedef {object} BarProps
 * @property {string} id
 * @property {readonly TableColumn<any>[]} columns all there are
 * @property {readonly TableColumn<any>[]} chosen those shown
 * @property {number} matching how many rows match
 * @property {{ current: () => Content | Promise<Content> }} content the rows that match, in order, and what they hold for
 * @property {number} total rows there are
 * @property {string | null} [title]
 * @property {string | null} [note]
 * @property {string} filter
 * @property {string} [filterLabel]
 * @property {Order} order
 * @property {boolean} held whether rows stay where they are
 * @property {(patch: { q?: string | null, cols?: string | null }) => void} onState
 * @property {(order: Order) => void} onOrder
 */

/** What stands above a table: its filter, how many rows match, which columns, and its way out as a file. @param {BarProps} props */
function Bar(props) {
  const { title, note, filterLabel, filter, total, matching, held } = props;
  return html`<div class="table-bar">
    ${title && html`<h2>${title}</h2>`}
    ${filterLabel && html`<${Filter} label=${filterLabel} filter=${filter} onState=${props.onState} />`}
    <span class="filter-count">${filter === '' ? whole(total) : t.table.ofAll(whole(matching), whole(total))}</span>
    ${note && html`<p class="panel-note">${note}</p>`}
    ${held && html`<span class="table-held" title=${t.table.heldHint}>${t.table.held}</span>`}
    <span class="table-tools">
      <${SortChoice} ...${props} />
      ${props.columns.length > 2 && html`<${ColumnMenu} ...${props} />`}
      <${ExportMenu} ...${props} />
    </span>
  </div>`;
}

export const TableBar = memo(Bar);

/** @param {{ label: string, filter: string, onState: BarProps['onState'] }} props */
function Filter({ label, filter, onState }) {
  /** @param {KeyboardEvent & { currentTarget: HTMLInputElement }} event */
  function onKeyDown({ key, currentTarget }) {
    if (key === 'Escape') onState({ q: null });
    /** @type {HTMLElement | null | undefined} */
    const row = currentTarget.closest('[data-table]')?.querySelector('.row-key[tabindex="0"]');
    if (key === 'ArrowDown') row?.focus();
  }
  return html`<input
    type="search"
    class="table-filter"
    data-filter
    aria-label=${label}
    placeholder=${label}
    value=${filter}
    maxlength="249"
    onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => onState({ q: currentTarget.value || null })}
    onKeyDown=${onKeyDown}
  />`;
}

/** The order by a choice: where rows are set as cards, no heads are seen. @param {BarProps} props */
function SortChoice({ chosen, order, onOrder }) {
  const sorting = chosen.filter((column) => column.value || column.key);
  /** @param {string} id */
  const choose = (id) =>
    onOrder(nextOrder({ id: '', direction: 'ascending' }, sorting.find((c) => c.id === id) ?? { id }));
  return html`<span class="table-sort">
    <select class="button" aria-label=${t.table.sortBy} value=${order.id} onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) => choose(event.currentTarget.value)}>
      ${sorting.map((column) => html`<option value=${column.id}>${column.label}</option>`)}
    </select>
    <button
      type="button"
      class="button"
      aria-label=${order.direction === 'ascending' ? t.table.ascending : t.table.descending}
      onClick=${() => onOrder({ ...order, direction: order.direction === 'ascending' ? 'descending' : 'ascending' })}
    >
      ${order.direction === 'ascending' ? '↑' : '↓'}
    </button>
  </span>`;
}

/** @param {BarProps} props */
function ColumnMenu({ columns, chosen, onState }) {
  return html`<${TableMenu} label=${t.table.columns} name="columns">
    ${columns.slice(1).map(
      (column) => html`<label class="table-choice" key=${column.id}>
        <input
          type="checkbox"
          checked=${chosen.includes(column)}
          disabled=${chosen.length === 2 && chosen.includes(column)}
          onChange=${() => onState({ cols: toggledColumn(columns, chosen, column.id) })}
        />
        <span>${column.label}${column.hint && html` <small>${column.hint}</small>`}</span>
      </label>`,
    )}
    <button type="button" class="button" disabled=${columnsText(columns, chosen) === null} onClick=${() => onState({ cols: null })}>${t.table.asAtFirst}</button>
  <//>`;
}

/** @param {BarProps} props */
function ExportMenu({ id, chosen, matching, content }) {
  const columns = chosen.flatMap(({ id: name, label, unit, value }) =>
    value ? [{ id: name, label: unit ? `${label} (${unit})` : label, value }] : [],
  );
  /** @param {'csv' | 'json'} ending */
  async function save(ending) {
    const csv = ending === 'csv';
    const found = await Promise.resolve(content.current()).catch((error) => say(t.table.notRead(error.message)));
    if (!found) return;
    const { rows, atMillis } = found;
    const text = csv ? toCsv(columns, rows) : toJson(columns, rows);
    download(fileName([id], ending, atMillis), csv ? 'text/csv;charset=utf-8' : 'application/json', text);
  }
  return html`<${TableMenu} label=${t.table.export} name="export">
    ${(/** @type {() => void} */ close) => html`
      <p class="table-sheet-note">${t.table.rows(whole(matching))}</p>
      ${/** @type {const} */ (['csv', 'json']).map((ending) => html`<button type="button" class="button" data-export=${ending} onClick=${() => (save(ending), close())}>${ending.toUpperCase()}</button>`)}
    `}
  <//>`;
}
