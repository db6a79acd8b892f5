import { useEffect, useLayoutEffect, useRef } from '../vendor/preact-hooks.js';

/**
 * Gives the keyboard to a row once it is drawn: to its place at once, to itself when it has come. A row that loses it because
 * it was moved gets it back; where it is drawn no more, for others stand before it now, the one in its place gets it.
 *
 * @param {{ current: HTMLElement | null }} box
 * @returns {(index: number) => void}
 */
export function useRowFocus(box) {
  const going = useRef(/** @type {number | null} */ (null));
  const had = useRef(/** @type {{ key: Element, index: number } | null} */ (null));
  useEffect(() => {
    const forget = () => void (had.current = null);
    document.addEventListener('pointerdown', forget);
    return () => document.removeEventListener('pointerdown', forget);
  }, []);
  useLayoutEffect(() => {
    if (had.current && document.activeElement === document.body) {
      const { key, index } = had.current;
      going.current ??= (key.isConnected ? indexOf(key) : null) ?? index;
    }
    // Who has gone elsewhere meanwhile stays there
    const { activeElement: at, body } = document;
    if (at && at !== body && !box.current?.contains(at)) going.current = null;
    if (going.current !== null) arrive();
    const key = document.activeElement;
    const index = key?.matches('.row-key') && box.current?.contains(key) ? indexOf(key) : null;
    had.current = key && index !== null ? { key, index } : null;
  });

  /** Goes to the row's place, or to the row where it is there. */
  function arrive() {
    const index = /** @type {number} */ (going.current);
    const key = rowAt(box.current, index);
    if (key) {
      key.focus({ preventScroll: true });
      had.current = { key, index };
    }
    if (!key || !isBlank(key)) going.current = null;
  }

  return (index) => {
    going.current = index;
    // At once where it is drawn: nothing may be drawn anew, and the next key counts from here
    if (rowAt(box.current, index)) arrive();
  };
}

/** @param {EventTarget | null} target */
const isBlank = (target) => rowElement(target)?.dataset['row'] === undefined;

/** @param {EventTarget | null} target @returns {HTMLElement | null | undefined} */
export const rowElement = (target) => /** @type {HTMLElement | null} */ (target)?.closest('tr');

/** The number of the row that something is in; null where it is in none. @param {EventTarget | null} target */
export function indexOf(target) {
  const row = rowElement(target);
  return row ? Number(row.getAttribute('aria-rowindex')) - 2 : null;
}

/** @param {HTMLElement | null} box @param {number} index @returns {HTMLElement | null | undefined} */
const rowAt = (box, index) => box?.querySelector(`tbody tr[aria-rowindex="${index + 2}"] .row-key`);
