import { useState } from '../vendor/preact-hooks.js';
import { DraftInput } from '../components/draft-input.js';
import { Empty, Panel } from '../components/panel.js';
import { dashboard, keep } from '../data/dashboards.js';
import { lent } from '../data/lent.js';
import { STARTER } from '../lib/dashboard.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { AddTile } from './dashboard-add.js';
import { ShareDashboard } from './dashboard-share.js';
import { Tile } from './dashboard-tile.js';

/** Panels of the reader's own choice. */
export function Dashboard() {
  const shown = usePart(dashboard, (value) => value);
  const isLent = usePart(lent, ({ board }) => board);
  const [wanted, setEditing] = useState(false);
  const editing = wanted && !isLent;
  const [said, setSaid] = useState('');

  /** @param {HTMLInputElement} field */
  function rename({ value: name }) {
    if (name.trim() === '') return false;
    keep({ ...dashboard.value, name });
    return true;
  }

  return html`<div class="board-tools">
      ${
        editing
          ? html`<${DraftInput} class="board-name" aria-label=${t.board.nameOf} maxlength="80" value=${shown.name} onTake=${rename} />`
          : html`<h2>${shown.name}</h2>`
      }
      <div class="board-buttons">
        ${editing && html`<${AddTile} />`}
        <${ShareDashboard} />
        ${!isLent && html`<button type="button" class="button" aria-pressed=${String(editing)} onClick=${() => setEditing(!editing)}>${editing ? t.board.done : t.board.edit}</button>`}
      </div>
      <p class="unseen" aria-live="polite">${said}</p>
    </div>
    ${shown.tiles.length === 0 && !isLent && html`<${Nothing} onEdit=${() => setEditing(true)} />`}
    <div class="board" data-editing=${String(editing)}>
      ${shown.tiles.map((tile, i) => html`<${Tile} key=${keyOf(shown.tiles, i)} ...${{ tile, index: i, count: shown.tiles.length, editing, onSay: setSaid }} />`)}
    </div>`;
}

/** @param {{ onEdit: () => void }} props */
function Nothing({ onEdit }) {
  return html`<${Panel} title=${t.board.empty} name="board-empty">
    <${Empty} title=${t.board.noPanels}>
      <button type="button" class="button primary" onClick=${onEdit}>${t.board.addSome}</button>
      ${' '}
      <button type="button" class="button" onClick=${() => keep(STARTER)}>${t.board.example}</button>
    <//>
  <//>`;
}

/** What a panel is known by while others move: what it shows, and which of its like it is. @param {readonly import('../lib/dashboard.js').Tile[]} tiles @param {number} index */
export function keyOf(tiles, index) {
  const shows = (/** @type {import('../lib/dashboard.js').Tile | undefined} */ tile) =>
    `${tile?.type} ${tile?.subject ?? ''} ${tile?.chart ?? ''}`;
  const like = tiles.slice(0, index).filter((tile) => shows(tile) === shows(tiles[index])).length;
  return `${shows(tiles[index])} ${like}`;
}
