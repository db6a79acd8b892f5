/** @import { Chunk, Num } from './types.js' */

/** How the seconds of one step become one value: their mean, the worst of them, or the newest. @typedef {'mean' | 'max' | 'last'} Fold */

/** Pushes are at most a minute apart. */
const SILENCE_SECONDS = 70;

/**
 * The last seconds of some series, in memory that never grows. Each second exactly once: chunks may overlap, come late or
 * leave holes; what is known wins over null, the newer number over the older, and a second that nobody told of stays
 * unknown.
 */
export class Ring {
  /** By name; NaN is unknown. Second s is in slot s modulo the capacity. @type {Map<string, Float64Array>} */
  #columns = new Map();
  /** The newest second's start, in seconds since the epoch; null while empty. @type {number | null} */
  #last = null;
  /** The oldest second that anyone ever told of. @type {number | null} */
  #first = null;
  /** The second since which there was no long silence. @type {number | null} */
  #whole = null;

  /**
   * @param {readonly string[]} names
   * @param {number} capacity seconds kept
   */
  constructor(names, capacity) {
    this.names = names;
    this.capacity = capacity;
  }

  clear() {
    this.#last = null;
    this.#first = null;
    this.#whole = null;
    this.#columns.clear();
  }

  /** The newest second's start; null while empty. */
  get lastSecond() {
    return this.#last;
  }

  /** The oldest second from which on something is known; null while empty. @returns {number | null} */
  get firstSecond() {
    return this.#first === null || this.#last === null ? null : Math.max(this.#first, this.#last - this.capacity + 1);
  }

  /** The second since which there was no silence longer than a minute; null while empty. @returns {number | null} */
  get wholeSince() {
    return this.#whole === null ? null : Math.max(this.#whole, this.firstSecond ?? this.#whole);
  }

  /**
   * @param {Chunk} chunk series that this ring doesn't name are left out
   * @returns {boolean} whether it could be used: a step other than one second can't
   */
  merge(chunk) {
    if (chunk.stepMillis !== 1000) return false;
    const from = Math.floor(chunk.fromMillis / 1000);
    let length = 0;
    for (const name of this.names) length = Math.max(length, /** @type {Num[]} */ (chunk[name])?.length ?? 0);
    if (length === 0) return false;
    this.#reach(from, from + length - 1);
    for (const name of this.names) {
      const points = chunk[name];
      if (Array.isArray(points)) points.forEach((point, i) => this.#put(name, from + i, point));
    }
    return true;
  }

  /** Takes one second of some series, all of them named. @param {number} second @param {Record<string, Num | undefined>} values */
  write(second, values) {
    this.#reach(second, second);
    for (const name in values) this.#put(name, second, values[name] ?? null);
  }

  /** Makes room for these seconds; a leap back farther than is kept begins anew. @param {number} from @param {number} to */
  #reach(from, to) {
    if (this.#last !== null && to <= this.#last - this.capacity) this.clear();
    if (this.#last === null || from > this.#last + SILENCE_SECONDS) this.#whole = from;
    else if (this.#first === this.#whole) this.#whole = Math.min(from, this.#whole ?? from);
    if (this.#last !== null && to > this.#last) this.#forget(this.#last + 1, to);
    this.#last = Math.max(this.#last ?? to, to);
    this.#first = Math.min(this.#first ?? from, from);
  }

  /** @param {number} from @param {number} to */
  #forget(from, to) {
    const begin = Math.max(from, to - this.capacity + 1);
    for (const column of this.#columns.values()) {
      for (let second = begin; second <= to; second++) column[second % this.capacity] = NaN;
    }
    if (begin > from) this.#first = begin;
  }

  /** @param {string} name @param {number} second @param {Num} value */
  #put(name, second, value) {
    if (typeof value !== 'number' || !Number.isFinite(value) || !this.#holds(second)) return;
    let column = this.#columns.get(name);
    if (!column) this.#columns.set(name, (column = new Float64Array(this.capacity).fill(NaN)));
    column[second % this.capacity] = value;
  }

  /** @param {number} second */
  #holds(second) {
    return this.#last !== null && second <= this.#last && second > this.#last - this.capacity;
  }

  /** One second of one series. @param {string} name @param {number} second @returns {Num} */
  at(name, second) {
    const value = this.#holds(second) ? this.#columns.get(name)?.[second % this.capacity] : undefined;
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  /**
   * Some seconds of a series, folded into steps; a step of which nothing is known is null.
   *
   * @param {string} name
   * @param {number} from the first second
   * @param {number} steps
   * @param {number} [stepSeconds]
   * @param {Fold} [fold]
   * @returns {Num[]}
   */
  read(name, from, steps, stepSeconds = 1, fold = 'mean') {
    const column = this.#columns.get(name);
    /** @type {Num[]} */
    const values = new Array(steps).fill(null);
    if (column && this.#last !== null) {
      for (let i = 0; i < steps; i++) values[i] = this.#folded(column, from + i * stepSeconds, stepSeconds, fold);
    }
    return values;
  }

  /** @param {Float64Array} column @param {number} from @param {number} seconds @param {Fold} fold @returns {Num} */
  #folded(column, from, seconds, fold) {
    let known = 0;
    let result = 0;
    for (let second = from; second < from + seconds; second++) {
      const value = this.#holds(second) ? (column[second % this.capacity] ?? NaN) : NaN;
      if (Number.isNaN(value)) continue;
      result = known === 0 || fold === 'last' ? value : fold === 'max' ? Math.max(result, value) : result + value;
      known++;
    }
    if (known === 0) return null;
    return fold === 'mean' ? result / known : result;
  }

  /** Whether any second of these series is known. @param {readonly string[]} names */
  hasAny(names) {
    return names.some((name) => this.#columns.get(name)?.some((value) => !Number.isNaN(value)));
  }
}
