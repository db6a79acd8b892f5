import { compareNames } from './sort.js';

/**
 * @import { Direction, Key } from './sort.js'
 */

/** @template Row @typedef {{ row: Row, key: string | number | null, rank: number, place: number }} Entry */

/**
 * Rows in order, again and again: which name comes before which is worked out once, and each sorting begins with the order
 * of the one before, so that ten thousand rows whose numbers have changed a little cost little. Unknown comes last either
 * way; equals by name, ascending.
 *
 * @template Row
 */
export class Ordering {
  /** By name; the place is that of the sorting before. @type {Map<string, Entry<Row>>} */
  #entries = new Map();

  /** @param {(row: Row) => string} name unique */
  constructor(name) {
    this.name = name;
  }

  /**
   * @param {readonly Row[]} rows
   * @param {Key<Row>} key
   * @param {Direction} direction
   * @returns {Row[]} a copy
   */
  sorted(rows, key, direction) {
    const sign = direction === 'ascending' ? 1 : -1;
    const entries = this.#asBefore(rows, key);
    if (entries.some((entry) => typeof entry.key === 'string'))
      entries.sort((a, b) => compare(a.key, b.key, sign) || a.rank - b.rank);
    else sortNumbers(/** @type {Entry<any>[]} */ (entries), sign);
    return entries.map((entry, place) => {
      entry.place = place;
      return entry.row;
    });
  }

  /** The rows with what they are sorted by now, in the order of before. @param {readonly Row[]} rows @param {Key<Row>} key */
  #asBefore(rows, key) {
    this.#learn(rows);
    /** @type {(Entry<Row> | undefined)[]} */
    const placed = new Array(this.#entries.size);
    /** @type {Entry<Row>[]} */
    const homeless = [];
    for (const row of rows) {
      const entry = /** @type {Entry<Row>} */ (this.#entries.get(this.name(row)));
      entry.row = row;
      entry.key = known(key(row));
      if (placed[entry.place]) homeless.push(entry);
      else placed[entry.place] = entry;
    }
    return [.../** @type {Entry<Row>[]} */ (placed.filter(Boolean)), ...homeless];
  }

  /** @param {readonly Row[]} rows */
  #learn(rows) {
    if (rows.every((row) => this.#entries.has(this.name(row)))) return;
    const byName = rows.map((row) => ({ row, name: this.name(row) })).sort((a, b) => compareNames(a.name, b.name));
    this.#entries = new Map(byName.map(({ row, name }, rank) => [name, { row, key: null, rank, place: rank }]));
  }
}

/** What is no number is not known. @param {string | number | null | undefined} value */
const known = (value) => (value === undefined || (typeof value === 'number' && Number.isNaN(value)) ? null : value);

/** Numbers alone: what is unknown is made the last of them, for the quickest of comparisons. @param {Entry<any>[]} entries @param {number} sign */
function sortNumbers(entries, sign) {
  const last = sign * Infinity;
  for (const entry of entries) entry.key ??= last;
  entries.sort((a, b) => sign * (Number(a.key) - Number(b.key)) || a.rank - b.rank);
}

/** @param {string | number | null} a @param {string | number | null} b @param {number} sign */
function compare(a, b, sign) {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (typeof a === 'string' ? compareNames(a, String(b)) : a - Number(b));
}
