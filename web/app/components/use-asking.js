import { useEffect, useRef } from '../vendor/preact-hooks.js';
import { FIRST_PART, goesOn, partFor } from '../lib/part.js';

/**
 * @import { Rows } from '../lib/part.js'
 * @import { Source } from './table-section.js'
 * @import { TableWindow } from './use-table-window.js'
 */

/** Who leaps through the list is asked for when he rests, */
const RESTING_MILLIS = 60;
/** but not later than this; who scrolls on at once. */
const PATIENCE_MILLIS = 300;

/**
 * Asks for the rows in view; another list is seen from its top, and so is this one when it is shown again.
 *
 * @param {Source} source
 * @param {TableWindow} view
 * @param {Rows<any>} part what is shown
 * @param {boolean} pushed whether that is what the server sends
 * @param {string} list names what is filtered and how it is sorted
 */
export function useAsking(source, { window, box, whole }, { total }, pushed, list) {
  const waiting = useRef({
    sinceMillis: 0,
    timer: /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined),
  });
  const listBefore = useRef(list);
  useEffect(() => {
    if (listBefore.current !== list && box.current) box.current.scrollTop = 0;
    listBefore.current = list;
  }, [list]);
  useEffect(() => {
    const { current } = waiting;
    clearTimeout(current.timer);
    const part = partFor(window, source.part(), total);
    if (whole || !pushed || part === source.part() || isSame(part, source.part())) {
      current.sinceMillis = 0;
      return undefined;
    }
    if (goesOn(window, source.part())) {
      current.sinceMillis = 0;
      return source.ask(part);
    }
    current.sinceMillis ||= Date.now();
    const left = current.sinceMillis + PATIENCE_MILLIS - Date.now();
    current.timer = setTimeout(
      () => {
        current.sinceMillis = 0;
        source.ask(part);
      },
      Math.max(0, Math.min(RESTING_MILLIS, left)),
    );
    return undefined;
  }, [window.first, window.last, total, list, whole, pushed]);
  useEffect(
    () => () => {
      clearTimeout(waiting.current.timer);
      source.ask(FIRST_PART);
    },
    [source],
  );
}

/** @param {{ offset: number, limit: number }} a @param {{ offset: number, limit: number }} b */
const isSame = (a, b) => a.offset === b.offset && a.limit === b.limit;
