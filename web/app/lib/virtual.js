/** Which rows of a long table are drawn: those in view and some around, so that ten thousand cost no more than fifty. */

/** Rows around the view, so that a turn of the wheel finds them drawn. */
const OVERSCAN = 3;
/** The window moves in steps of so many rows: not every pixel scrolled draws anew. */
const STEP = 4;

/**
 * @typedef {object} Viewport
 * @property {number} scrollTop pixels
 * @property {number} viewHeight pixels in which rows are seen
 * @property {number} rowHeight pixels, the same for all rows
 */

/**
 * @param {Viewport} viewport
 * @param {number} count rows there are
 * @returns {{ first: number, last: number, before: number, height: number }} the rows from `first` to before `last`, the room in
 *   pixels that the others take before them, and the height of all: told, for while rows are exchanged some are missing, and
 *   the browser would scroll back
 */
export function windowOf({ scrollTop, viewHeight, rowHeight }, count) {
  // When rows leave, the browser scrolls back; until it has told, the end is what is seen.
  const seen = Math.max(0, Math.min(scrollTop, count * rowHeight - viewHeight));
  const top = Math.max(0, Math.floor(seen / rowHeight) - OVERSCAN);
  const bottom = Math.ceil((seen + viewHeight) / rowHeight) + OVERSCAN;
  const last = Math.min(count, Math.ceil(bottom / STEP) * STEP);
  const first = Math.min(Math.floor(top / STEP) * STEP, Math.max(0, last - 1));
  return { first, last, before: first * rowHeight, height: count * rowHeight };
}

/**
 * Where to scroll so that a row is wholly seen; as it is when it is already.
 *
 * @param {Viewport} viewport
 * @param {number} index
 */
export function scrollToShow({ scrollTop, viewHeight, rowHeight }, index) {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - viewHeight);
}

/**
 * The row that a key leads to.
 *
 * @param {string} key as the browser names it
 * @param {number} index the row it is pressed at
 * @param {number} count
 * @param {number} page rows in view
 * @returns {number | null} null when the key leads nowhere
 */
export function rowAfterKey(key, index, count, page) {
  const step = stepOf(key, index, count, Math.max(1, page - 1));
  return step === null || count === 0 ? null : Math.min(count - 1, Math.max(0, index + step));
}

/** @param {string} key @param {number} index @param {number} count @param {number} page */
function stepOf(key, index, count, page) {
  switch (key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'PageDown':
      return page;
    case 'PageUp':
      return -page;
    case 'Home':
      return -index;
    case 'End':
      return count - 1 - index;
    default:
      return null;
  }
}
