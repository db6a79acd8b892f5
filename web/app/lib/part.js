/** Which rows of a long list are asked for: those in view and some around, in blocks, so that pages share what the server makes. */

/** Parts begin and end at multiples of this. */
export const BLOCK = 100;
/** Rows beyond the view that are asked for with it. */
const AROUND = 25;
/** And so many more where one scrolls on to. */
const AHEAD = 75;
/** When fewer than this are left beyond the view, others are asked for. */
const NEAR = 15;

/** @typedef {{ offset: number, limit: number }} Part */

/** @type {Readonly<Part>} */
export const FIRST_PART = Object.freeze({ offset: 0, limit: BLOCK });

/**
 * @param {{ first: number, last: number }} view the rows from `first` to before `last`
 * @param {Part} had what is asked for already
 * @param {number} total rows there are
 * @returns {Part} the very same while it will do
 */
export function partFor({ first, last }, had, total) {
  const end = had.offset + had.limit;
  const up = had.offset > Math.max(0, first - NEAR);
  const down = end < Math.min(total, last + NEAR);
  if (!up && !down) return had;
  const ahead = goesOn({ first, last }, had) ? AHEAD : 0;
  const from = Math.floor(Math.max(0, first - AROUND - (up ? ahead : 0)) / BLOCK) * BLOCK;
  const to = Math.ceil(Math.max(1, Math.min(total, last + AROUND + (down ? ahead : 0))) / BLOCK) * BLOCK;
  return { offset: from, limit: Math.max(BLOCK, to - from) };
}

/** Whether some of the rows in view are of a part: one scrolls on, and doesn't leap. @param {{ first: number, last: number }} view @param {Part} part */
export const goesOn = ({ first, last }, { offset, limit }) => first < offset + limit && last > offset;

/**
 * @template Row
 * @typedef {{ offset: number, total: number, rows: readonly Row[] }} Rows some rows of a list in order; the first is that at `offset`
 */

/** @template Row @param {Rows<Row>} rows @param {number} index of all @returns {Row | undefined} undefined: it isn't here */
export const rowOf = ({ offset, rows }, index) => rows[index - offset];

/**
 * The rows as they are now, each where it was; those that have come take the places of those that went.
 *
 * @template Row
 * @param {Rows<Row>} before
 * @param {Rows<Row>} now
 * @param {(row: Row) => string} name
 * @returns {Row[]}
 */
export function still(before, now, name) {
  const byName = new Map(now.rows.map((row) => [name(row), row]));
  /** @type {(Row | undefined)[]} */
  const placed = now.rows.map((_, i) => {
    const old = rowOf(before, now.offset + i);
    const row = old && byName.get(name(old));
    if (row) byName.delete(name(row));
    return row;
  });
  const come = [...byName.values()];
  return placed.map((row) => row ?? /** @type {Row} */ (come.shift()));
}
