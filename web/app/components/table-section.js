import { useEffect, useMemo, useRef, useState } from '../vendor/preact-hooks.js';
import { router } from '../data/router.js';
import { html } from '../lib/html.js';
import { printing } from '../lib/printing.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { TableView, useTableState } from './table-view.js';
import { say } from './toast.js';
import { useAsking } from './use-asking.js';
import { useOrdered } from './use-ordered.js';
import { useStill } from './use-still.js';
import { useTableWindow } from './use-table-window.js';

/**
 * @import { Part, Rows } from '../lib/part.js'
 * @import { GridProps } from './table-grid.js'
 *
 * @typedef {object} Source where rows that aren't here are had from
 * @property {() => Part} part which are asked to be sent
 * @property {(part: Part) => void} ask
 * @property {() => Promise<{ rows: readonly any[], atMillis: number }>} matching all that match, in order
 * @property {() => readonly any[] | null} matchingNow the same while the browser waits
 * @property {() => Promise<{ rows: readonly any[] }>} all
 */

/** @type {readonly any[]} */
const NONE = Object.freeze([]);

/**
 * A table of which only a part is here: the server filters and sorts, and sends the rows in view. It looks and goes as any
 * other; rows that are still on their way are blank.
 *
 * @param {GridProps<any> & { section: Rows<any> & { count: number }, source: Source }} props
 */
export function TableSection(props) {
  const { section, source, name, atMillis } = props;
  const place = useTableState(props);
  const [held, setHeld] = useState(false);
  const list = `${place.order.id} ${place.order.direction} ${place.filter}`;
  const whole = useWhole(source, section.rows, name);
  const paused = useOrdered({ ...props, rows: whole ?? NONE }, place.order, place.filter, held);
  const pushed = useStill(section, name, held, list);
  const printed = useOnPaper(source, pushed);
  const part = printed ?? (whole ? { offset: 0, total: paused.length, rows: paused } : pushed);
  const view = useTableWindow(part, name);
  useAsking(source, view, part, part === pushed, list);
  const content = useRef(/** @type {any} */ (null));
  content.current = () => (whole ? { rows: paused, atMillis } : source.matching());
  const count = whole ? whole.length : section.count;
  return html`<${TableView} table=${props} ...${{ place, part, view, held, content, count }} onHold=${setHeld} />`;
}

/**
 * All rows while the page is paused, so that the moment can be looked through: those that are here as they are, the others
 * of the moment after. Null while it isn't paused, and until they have come.
 *
 * @param {Source} source @param {readonly any[]} here @param {(row: any) => string} name
 */
function useWhole(source, here, name) {
  const paused = usePart(router, ({ pausedAt }) => pausedAt !== null);
  const [whole, setWhole] = useState(/** @type {readonly any[] | null} */ (null));
  useEffect(() => {
    let current = paused;
    if (!paused) setWhole(null);
    else
      source.all().then(
        ({ rows }) => current && setWhole(rows),
        (error) => current && say(t.table.notRead(error.message)),
      );
    return () => {
      current = false;
    };
  }, [paused, source]);
  return useMemo(() => {
    if (!paused || !whole) return null;
    const known = new Map(here.map((row) => [name(row), row]));
    return whole.map((row) => known.get(name(row)) ?? row);
  }, [paused, whole, here, name]);
}

/** All rows for a printed page, where not all are here. @param {Source} source @param {Rows<any>} part @returns {Rows<any> | null} */
function useOnPaper(source, part) {
  const on = usePart(printing, (value) => value.on);
  return useMemo(() => {
    if (!on || part.rows.length >= part.total) return null;
    const rows = source.matchingNow() ?? part.rows;
    return { offset: 0, total: rows.length, rows };
  }, [on]);
}
