import { useState } from '../vendor/preact-hooks.js';
import { whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { TableHead } from './table-head.js';
import { TableRow } from './table-row.js';
import { useTableRows } from './table-rows.js';

/** @import { Direction, Key } from '../lib/sort.js' */

/**
 * @template Row
 * @typedef {object} Column
 * @property {string} id
 * @property {string} label
 * @property {string} [hint] what the numbers mean
 * @property {boolean} [numeric]
 * @property {boolean} [roomy] takes the room that the others leave
 * @property {Key<Row>} key what to sort by
 * @property {(row: Row) => any} cell
 */

/**
 * @template Row
 * @typedef {object} TableProps
 * @property {string} caption for those who don't see the page
 * @property {readonly Column<Row>[]} columns the first one names the row
 * @property {readonly Row[]} rows
 * @property {(row: Row) => string} name unique
 * @property {{ id: string, direction: Direction }} order at first
 * @property {(row: Row) => any} [detail] what opening a row shows
 * @property {string} [filterLabel] where there is a filter box
 * @property {number} [total] of which `rows` may be a part
 * @property {boolean} [seeking] whether more rows that match may come
 * @property {(filter: string) => void} [onFilter] hears what is typed
 * @property {boolean} [nested] inside another table's row
 */

/**
 * A table that sorts, filters and opens its rows.
 *
 * @template Row
 * @param {TableProps<Row>} props
 */
export function Table(props) {
  const { caption, columns, rows, name, order, detail, filterLabel, nested } = props;
  const [open, setOpen] = useState(() => new Set(nested && rows.length === 1 ? rows.map(name) : []));
  const view = useTableRows(rows, name, (id) => columns.find((column) => column.id === id)?.key ?? name, order);
  const rest = view.matching - view.shown.length;
  /** A finger leaves nothing hovered when it goes, so only a mouse holds. @param {PointerEvent} event */
  const hold = (event) => view.setHeld(event.pointerType === 'mouse');
  return html`${filterLabel && html`<${Filter} label=${filterLabel} view=${view} total=${props.total ?? rows.length} onFilter=${props.onFilter} />`}
    <div class=${nested ? 'table-box nested' : 'table-box'} tabindex=${nested ? undefined : 0} role="group" aria-label=${caption}>
      <table>
        <caption class="unseen">${caption}</caption>
        <${TableHead} columns=${columns} order=${view.order} onOrder=${view.setOrder} />
        <tbody onPointerEnter=${hold} onPointerLeave=${() => view.setHeld(false)}>
          ${view.shown.map((row) => {
            const id = name(row);
            const onToggle = () => setOpen(toggled(open, id));
            return html`<${TableRow} key=${id} ...${{ row, id, columns, detail, open: open.has(id), onToggle }} />`;
          })}
        </tbody>
      </table>
      ${view.matching === 0 && html`<p class="no-match" role="status">${props.seeking ? 'Searching…' : `Nothing matches “${view.filter}”.`}</p>`}
      ${rest > 0 && html`<button type="button" class="button more" onClick=${view.showMore}>Show more (${whole(rest)} not shown)</button>`}
    </div>`;
}

/**
 * @param {{ label: string, total: number, onFilter?: (filter: string) => void,
 *   view: { filter: string, matching: number, setFilter: (filter: string) => void } }} props
 */
function Filter({ label, total, view, onFilter }) {
  /** @param {InputEvent & { currentTarget: HTMLInputElement }} event */
  function take({ currentTarget }) {
    view.setFilter(currentTarget.value);
    onFilter?.(currentTarget.value);
  }

  return html`<div class="filter">
    <input
      type="search"
      aria-label=${label}
      placeholder=${label}
      value=${view.filter}
      onInput=${take}
    />
    <span class="filter-count">${view.filter === '' ? whole(total) : `${whole(view.matching)} of ${whole(total)}`}</span>
  </div>`;
}

/** @param {Set<string>} set @param {string} id */
function toggled(set, id) {
  const copy = new Set(set);
  if (!copy.delete(id)) copy.add(id);
  return copy;
}
