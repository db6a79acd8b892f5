import { useEffect, useRef, useState } from '../vendor/preact-hooks.js';
import { rowOf } from '../lib/part.js';
import { printing } from '../lib/printing.js';
import { usePart } from '../lib/store.js';
import { indexOf, rowElement, useRowFocus } from './use-row-focus.js';
import { rowAfterKey, scrollToShow, windowOf } from '../lib/virtual.js';

/** @import { Rows } from '../lib/part.js' */

/** Until the page has been measured. */
/** @type {Readonly<{ rowHeight: number, headHeight: number, boxHeight: number }>} */
const FIRST = Object.freeze({ rowHeight: 36, headHeight: 36, boxHeight: 600 });

/**
 * @typedef {object} TableWindow
 * @property {{ first: number, last: number, before: number, height: number | null }} window
 * @property {boolean} whole whether all rows are drawn: on paper
 * @property {{ current: HTMLDivElement | null }} box what scrolls
 * @property {{ current: HTMLDivElement | null }} probe as high as a row
 * @property {() => void} onScroll
 * @property {(event: KeyboardEvent) => void} onKeyDown
 * @property {(event: FocusEvent) => void} onFocusIn
 * @property {(id: string, index: number) => boolean} isCurrent whether this is the one row that the tab key reaches
 */

/**
 * Which rows are drawn, and which one has the keyboard. The keyboard stays with its row when the order changes.
 *
 * @template Row
 * @param {Rows<Row>} part
 * @param {(row: Row) => string} name
 * @returns {TableWindow}
 */
export function useTableWindow(part, name) {
  const { total } = part;
  /** @type {{ current: HTMLDivElement | null }} */
  const box = useRef(null);
  /** @type {{ current: HTMLDivElement | null }} */
  const probe = useRef(null);
  const sizes = useSizes(box, probe);
  const [scrollTop, setScrollTop] = useState(0);
  const [current, setCurrent] = useState(/** @type {string | null} */ (null));
  const viewport = { scrollTop, rowHeight: sizes.rowHeight, viewHeight: sizes.boxHeight - sizes.headHeight };
  const whole = usePart(printing, ({ on }) => on);
  const window = whole ? { first: 0, last: total, before: 0, height: null } : windowOf(viewport, total);
  const reachable = reachableOf(window, part, name, current);
  const focus = useRowFocus(box);

  /** @param {number} to @param {HTMLElement} scrolling */
  function goTo(to, scrolling) {
    scrolling.scrollTop = scrollToShow({ ...viewport, scrollTop: scrolling.scrollTop }, to);
    focus(to);
    setScrollTop(scrolling.scrollTop);
    const row = rowOf(part, to);
    setCurrent(row ? name(row) : null);
  }

  /** @param {KeyboardEvent} event */
  function onKeyDown(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || goAlong(event)) return;
    const page = Math.floor(viewport.viewHeight / viewport.rowHeight);
    const to = rowAfterKey(event.key, indexOf(event.target) ?? reachable, total, page);
    if (to === null || !box.current) return;
    event.preventDefault();
    goTo(to, box.current);
  }
  return {
    window,
    whole,
    box,
    probe,
    onKeyDown,
    onScroll: () => box.current && setScrollTop(stepped(box.current.scrollTop, sizes.rowHeight)),
    onFocusIn: ({ target }) => setCurrent((was) => rowElement(target)?.dataset['row'] ?? was),
    isCurrent: (_, index) => index === reachable,
  };
}

/** The row that the tab key reaches: the current one while it is drawn. @template Row @param {{ first: number, last: number }} window @param {Rows<Row>} part @param {(row: Row) => string} name @param {string | null} current */
function reachableOf({ first, last }, { offset, rows }, name, current) {
  const found = current === null ? -1 : rows.findIndex((row) => name(row) === current);
  const at = found < 0 ? -1 : offset + found;
  return at >= first && at < last ? at : first;
}

/** Left and right go along a row: from its name over what is unknown or explained, which then says why. @param {KeyboardEvent} event @returns {boolean} whether it was that */
function goAlong(event) {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const from = /** @type {HTMLElement} */ (event.target);
  /** @type {NodeListOf<HTMLElement> | undefined} */
  const reached = from.closest('tr')?.querySelectorAll('.row-key, .unknown, .explained');
  const stops = step === 0 || !reached ? [] : [...reached];
  const to = stops[stops.indexOf(from) + step];
  if (!to || !stops.includes(from)) return false;
  event.preventDefault();
  to.focus();
  return true;
}

/** The sizes that rows and box have, measured when they change. @param {{ current: HTMLElement | null }} box @param {{ current: HTMLElement | null }} probe */
function useSizes(box, probe) {
  const [sizes, setSizes] = useState(FIRST);
  useEffect(() => {
    const measure = () => {
      if (!box.current || !probe.current) return;
      const rowHeight = probe.current.offsetHeight || FIRST.rowHeight;
      const headHeight = box.current.querySelector('thead')?.offsetHeight ?? 0;
      const boxHeight = box.current.clientHeight;
      setSizes((was) =>
        was.rowHeight === rowHeight && was.headHeight === headHeight && was.boxHeight === boxHeight
          ? was
          : { rowHeight, headHeight, boxHeight },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (box.current) observer.observe(box.current);
    if (probe.current) observer.observe(probe.current);
    return () => observer.disconnect();
  }, []);
  return sizes;
}

/** A place that changes once a row: less would draw what is drawn already. @param {number} scrollTop @param {number} rowHeight */
const stepped = (scrollTop, rowHeight) => Math.floor(scrollTop / rowHeight) * rowHeight;
