import { dashboard, keep } from '../data/dashboards.js';
import { moved, resized } from '../lib/dashboard.js';

const COLUMNS = 12;

/** A panel goes where it is dropped: to the place of the panel that is marked. @param {PointerEvent} event @param {number} index */
export function dragTile(event, index) {
  /** @type {Element | null} */
  let target = null;
  const mark = (/** @type {Element | null} */ next) => {
    target?.removeAttribute('data-drop');
    target = next;
    target?.setAttribute('data-drop', Number(next?.getAttribute('data-index')) < index ? 'before' : 'after');
  };
  follow(
    event,
    ({ clientX, clientY }) => {
      const over = tileAt(clientX, clientY);
      mark(over && Number(over.getAttribute('data-index')) !== index ? over : null);
    },
    () => {
      const to = target ? Number(target.getAttribute('data-index')) : index;
      mark(null);
      keep(moved(dashboard.value, index, to));
    },
  );
}

/** Sizes a panel along with the pointer. @param {PointerEvent} event @param {number} index */
export function sizeTile(event, index) {
  const tile = event.target instanceof Element ? event.target.closest('.tile') : null;
  const board = tile?.parentElement;
  if (!tile || !board) return;
  const { left, top } = tile.getBoundingClientRect();
  const column = board.clientWidth / COLUMNS;
  const rows = Number(tile.getAttribute('data-height'));
  const row = tile.clientHeight / rows;
  follow(event, ({ clientX, clientY }) => {
    keep(resized(dashboard.value, index, { width: (clientX - left) / column, height: (clientY - top) / row }));
  });
}

/** @param {PointerEvent} event @param {(event: PointerEvent) => void} onMove @param {() => void} [onDrop] */
function follow(event, onMove, onDrop = () => {}) {
  if (event.button !== 0) return;
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
  document.documentElement.classList.add('dragging');
  document.addEventListener('pointermove', onMove);
  const end = () => {
    document.documentElement.classList.remove('dragging');
    document.removeEventListener('pointermove', onMove);
    document.removeEventListener('pointerup', end);
    document.removeEventListener('pointercancel', end);
    onDrop();
  };
  document.addEventListener('pointerup', end);
  document.addEventListener('pointercancel', end);
}

/** @param {number} x @param {number} y */
const tileAt = (x, y) => document.elementFromPoint(x, y)?.closest('.tile') ?? null;
