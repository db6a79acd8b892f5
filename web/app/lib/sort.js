/**
 * @template Row
 * @typedef {(row: Row) => string | number | null | undefined} Key
 */

/** @typedef {'ascending' | 'descending'} Direction */

const NAMES = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * A sorted copy; unknown values come last either way, and equal ones by name.
 *
 * @template Row
 * @param {readonly Row[]} rows
 * @param {Key<Row>} key
 * @param {Direction} direction
 * @param {(row: Row) => string} name
 */
export function sorted(rows, key, direction, name) {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const left = key(a) ?? null;
    const right = key(b) ?? null;
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || compareNames(name(a), name(b));
    const order = typeof left === 'string' ? compareNames(left, String(right)) : left - Number(right);
    return sign * order || compareNames(name(a), name(b));
  });
}

/** Names as people sort them: by the numbers in them, case aside. @param {string} a @param {string} b */
export function compareNames(a, b) {
  return NAMES.compare(a, b) || (a < b ? -1 : Number(a > b));
}

/**
 * The rows whose name holds every word of the filter, case aside.
 *
 * @template Row
 * @param {readonly Row[]} rows
 * @param {string} filter
 * @param {(row: Row) => string} name
 */
export function filtered(rows, filter, name) {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => words.every((word) => name(row).toLowerCase().includes(word)));
}
