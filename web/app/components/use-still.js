import { useMemo, useRef } from '../vendor/preact-hooks.js';
import { still } from '../lib/part.js';

/** @import { Rows } from '../lib/part.js' */

/**
 * The rows of a part; while they are held (the pointer is over them) each stays where it is.
 *
 * @template {Rows<any>} Part
 * @param {Part} part @param {(row: any) => string} name @param {boolean} held
 * @param {string} list names what it is a part of: rows of another one may be anywhere
 * @returns {Part}
 */
export function useStill(part, name, held, list) {
  const last = useRef(/** @type {{ part: Part, list: string } | null} */ (null));
  return useMemo(() => {
    const before = last.current;
    const now = held && before?.list === list ? { ...part, rows: still(before.part, part, name) } : part;
    last.current = { part: now, list };
    return now;
  }, [part, name, held, list]);
}
