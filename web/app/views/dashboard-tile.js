import { ChartPanel } from '../components/chart-panel.js';
import { Guard } from '../components/guard.js';
import { dashboard, keep } from '../data/dashboards.js';
import { CHARTS, subjectOf } from '../lib/chart-catalogue.js';
import { HEIGHTS, moved, nextSize, resized, WIDTHS, withoutTile } from '../lib/dashboard.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { Balance } from './balance.js';
import { dragTile, sizeTile } from './dashboard-drag.js';
import { Kpis } from './kpis.js';
import { Laggers, Movers } from './leaders.js';

/** @import { Tile as TileData } from '../lib/dashboard.js' */

/** @typedef {{ tile: TileData, index: number, count: number, editing: boolean, onSay: (text: string) => void }} TileProps */

const VIEWS = Object.freeze({ numbers: Kpis, balance: Balance, movers: Movers, laggers: Laggers });
const NAMES = Object.freeze({
  numbers: t.panels.numbers,
  balance: t.panels.balance,
  movers: t.panels.movers,
  laggers: t.panels.laggers,
});

/** One panel of the dashboard, and while editing the ways to move, size and remove it. @param {TileProps} props */
export function Tile(props) {
  const { tile, index, editing } = props;
  return html`<div class="tile" data-index=${index} data-type=${tile.type} data-width=${tile.width} data-height=${tile.height}>
    ${editing && html`<${Handles} ...${props} />`}
    <${Guard} name=${titleOf(tile)}><${Shown} tile=${tile} index=${index} /><//>
    ${editing && html`<span class="tile-corner" aria-hidden="true" onPointerDown=${(/** @type {PointerEvent} */ event) => sizeTile(event, index)}></span>`}
  </div>`;
}

/** @param {{ tile: TileData, index: number }} props */
function Shown({ tile, index }) {
  if (tile.type !== 'chart') return html`<${VIEWS[tile.type]} />`;
  const found = subjectOf(tile.subject ?? '');
  const chart = found && CHARTS[found.kind][tile.chart ?? ''];
  if (!chart) return null;
  return html`<${ChartPanel} name=${`panel-${index}`} title=${titleOf(tile)} subject=${tile.subject} lines=${chart.lines} scale=${chart.scale} />`;
}

/** @param {TileData} tile */
export function titleOf(tile) {
  if (tile.type !== 'chart') return NAMES[tile.type];
  const found = subjectOf(tile.subject ?? '');
  const title = (found && CHARTS[found.kind][tile.chart ?? '']?.title) ?? t.board.chart;
  return found?.name ? `${found.kind === 'brokers' ? t.brokers.numbered(found.name) : found.name}: ${title}` : title;
}

const ARROWS = /** @type {Readonly<Record<string, [number, number]>>} */ (
  Object.freeze({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] })
);

/** @param {TileProps} props */
function Handles({ tile, index, count, onSay }) {
  const title = titleOf(tile);

  /** Arrows move the panel, with Shift they size it. @param {KeyboardEvent} event */
  function onKeyDown(event) {
    const way = Object.hasOwn(ARROWS, event.key) ? ARROWS[event.key] : undefined;
    if (!way) return;
    event.preventDefault();
    if (event.shiftKey) size(way[0], way[1]);
    else move(index + way[0] + way[1], /** @type {HTMLElement} */ (event.currentTarget));
  }

  /** @param {number} to @param {HTMLElement} handle keeps the focus */
  function move(to, handle) {
    if (to < 0 || to >= count) return onSay(t.board.atEnd(title, to < 0));
    keep(moved(dashboard.value, index, to));
    setTimeout(() => handle.isConnected && handle.focus());
    return onSay(t.board.place(title, to + 1, count));
  }

  /** @param {number} wider @param {number} higher */
  function size(wider, higher) {
    const next = { width: nextSize(WIDTHS, tile.width, wider), height: nextSize(HEIGHTS, tile.height, higher) };
    keep(resized(dashboard.value, index, next));
    onSay(t.board.size(title, next.width, next.height));
  }

  const help = t.board.help;
  return html`<div class="tile-tools">
    <button type="button" class="tile-handle" aria-label=${t.board.move(title, help)} title=${t.board.drag(help)} onKeyDown=${onKeyDown} onPointerDown=${(/** @type {PointerEvent} */ event) => dragTile(event, index)}>
      <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true"><path d="M7 5h.01M13 5h.01M7 10h.01M13 10h.01M7 15h.01M13 15h.01" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" /></svg>
      <span>${title}</span>
    </button>
    <${Tool} text=${t.board.narrower} sign="−" title=${title} act=${() => size(-1, 0)} /> <${Tool} text=${t.board.wider} sign="+" title=${title} act=${() => size(1, 0)} />
    <${Tool} text=${t.board.lower} sign="↑" title=${title} act=${() => size(0, -1)} /> <${Tool} text=${t.board.higher} sign="↓" title=${title} act=${() => size(0, 1)} />
    <${Tool} text=${t.board.remove} sign="×" title=${title} act=${() => keep(withoutTile(dashboard.value, index))} />
  </div>`;
}

/** @param {{ text: string, sign: string, title: string, act: () => void }} props */
function Tool({ text, sign, title, act }) {
  return html`<button type="button" class="tile-button" aria-label=${t.board.titled(text, title)} title=${text} onClick=${act}>${sign}</button>`;
}
