import { html } from '../lib/html.js';
import { Guard } from './guard.js';
import { Empty } from './panel.js';
import { TableGrid } from './table-grid.js';
import { TableSection } from './table-section.js';
import { useTablePlace } from './table-place.js';

/**
 * @import { Rows } from '../lib/part.js'
 * @import { Source } from './table-section.js'
 */

/**
 * @template Row
 * @typedef {Omit<import('./table-grid.js').GridProps<Row>, 'state' | 'onState' | 'rows' | 'caption' | 'atMillis'> & {
 *   rows: readonly Row[] | null, title: string, titled?: boolean, caption?: string, atMillis?: number, prefix?: string,
 *   note?: string | null, empty?: { title: string, text: string }, section?: (Rows<Row> & { count: number }) | null,
 *   source?: Source }} PanelProps
 *   `rows` null: not read yet; `titled`: whether the title is seen, which the page's own may make needless; `prefix`: of its
 *   state in the address, where a page has several tables; `section`, `source`: where only a part of the rows is here
 */

/**
 * A panel that is a table, or says why there is none.
 *
 * @template Row
 * @param {PanelProps<Row>} props
 */
export function TablePanel({ prefix, empty, caption, titled = true, ...props }) {
  const { id, rows, title, note } = props;
  const [state, onState] = useTablePlace(id, prefix);
  const none = (props.section?.count ?? rows?.length) === 0;
  const body =
    rows === null
      ? html`<${Waiting} note=${note} tall=${props.tall} />`
      : none && empty
        ? html`<${Empty} title=${empty.title}>${empty.text}<//>`
        : html`<${props.section ? TableSection : TableGrid} ...${props} ...${{ state, onState, caption: caption ?? title, title: titled ? title : null }} />`;
  const bare = rows === null || (none && empty);
  return html`<section class="panel" data-panel=${id} aria-label=${title}>
    ${bare && titled && html`<header class="panel-head"><h2>${title}</h2></header>`}
    <${Guard} name=${title}>${body}<//>
  </section>`;
}

/** @param {{ note?: string | null, tall?: boolean }} props */
function Waiting({ note, tall }) {
  return html`<div class="bone bone-table" data-tall=${tall}></div>
    ${note && html`<p class="no-match" role="status">${note}</p>`}`;
}
