/** @import { Chunk, LatencyView, Num, Series, ThroughputView } from './types.js' */

/**
 * The last seconds of some series, each second exactly once. Chunks may overlap, come late or leave holes: what is
 * known wins over null, the newer number over the older, and a second that nobody told of stays null.
 */
export class SeriesBuffer {
  /** @type {Map<string, Num[]>} by name, the oldest second first */
  #columns = new Map();
  /** The second of the first slot, in seconds since the epoch; null while empty. @type {number | null} */
  #first = null;

  /**
   * @param {readonly string[]} names
   * @param {number} capacity seconds kept
   */
  constructor(names, capacity) {
    this.names = names;
    this.capacity = capacity;
    this.clear();
  }

  clear() {
    this.#first = null;
    for (const name of this.names) this.#columns.set(name, new Array(this.capacity).fill(null));
  }

  /** The newest second's start; null while empty. @returns {number | null} */
  get lastSecond() {
    return this.#first === null ? null : this.#first + this.capacity - 1;
  }

  /**
   * @param {Chunk} chunk series that this buffer doesn't name are left out
   * @returns {boolean} whether it could be used: a step other than one second can't
   */
  merge(chunk) {
    if (chunk.stepMillis !== 1000) return false;
    const from = Math.floor(chunk.fromMillis / 1000);
    const length = this.#lengthOf(chunk);
    if (length === 0) return false;
    this.#advanceTo(from + length - 1);
    for (const name of this.names) {
      const points = chunk[name];
      if (Array.isArray(points)) this.#put(name, from, points);
    }
    return true;
  }

  /** @param {Chunk} chunk */
  #lengthOf(chunk) {
    let length = 0;
    for (const name of this.names) {
      const points = chunk[name];
      if (Array.isArray(points)) length = Math.max(length, points.length);
    }
    return length;
  }

  /** @param {number} second */
  #advanceTo(second) {
    const last = this.lastSecond;
    if (last === null || second >= last + this.capacity || second <= last - this.capacity) {
      this.clear();
      this.#first = second - this.capacity + 1;
      return;
    }
    if (second <= last) return;
    const moved = second - last;
    this.#first = second - this.capacity + 1;
    for (const column of this.#columns.values()) {
      column.splice(0, moved);
      for (let i = 0; i < moved; i++) column.push(null);
    }
  }

  /** @param {string} name @param {number} from @param {Num[]} points */
  #put(name, from, points) {
    const column = this.#columns.get(name) ?? [];
    const offset = from - (this.#first ?? 0);
    points.forEach((point, i) => {
      const slot = offset + i;
      const known = typeof point === 'number' && Number.isFinite(point);
      if (slot >= 0 && slot < this.capacity && known) column[slot] = point;
    });
  }

  /** One series, the oldest second first; a live view, not to be changed. @param {string} name @returns {Num[]} */
  column(name) {
    return this.#columns.get(name) ?? [];
  }

  /** The seconds' starts, as charts want them: seconds since the epoch. @returns {number[]} */
  seconds() {
    const first = this.#first;
    return first === null ? [] : Array.from({ length: this.capacity }, (_, i) => first + i);
  }

  /** Whether any second of these series is known. @param {readonly string[]} names */
  hasAny(names) {
    return names.some((name) => this.column(name).some((point) => point !== null));
  }
}

export const THROUGHPUT_SERIES = Object.freeze(['produceRate', 'fetchRate', 'produceBytes', 'fetchBytes']);
export const LATENCY_SERIES = Object.freeze([
  'produceP50',
  'produceP95',
  'produceP99',
  'fetchP50',
  'fetchP95',
  'fetchP99',
]);

/** The throughput view's series as chunks. @param {ThroughputView} view @returns {Chunk[]} */
export function throughputChunks(view) {
  return [
    chunk('produceRate', view.produceRate),
    chunk('fetchRate', view.fetchRate),
    chunk('produceBytes', view.produceBytes),
    chunk('fetchBytes', view.fetchBytes),
  ].flat();
}

/** The latency view's series as chunks. @param {LatencyView} view @returns {Chunk[]} */
export function latencyChunks(view) {
  return /** @type {const} */ (['produce', 'fetch']).flatMap((kind) => [
    ...chunk(`${kind}P50`, view[kind]?.p50Series),
    ...chunk(`${kind}P95`, view[kind]?.p95Series),
    ...chunk(`${kind}P99`, view[kind]?.p99Series),
  ]);
}

/** @param {string} name @param {Series | null | undefined} series @returns {Chunk[]} */
function chunk(name, series) {
  if (!series || !Array.isArray(series.points)) return [];
  return [{ fromMillis: series.fromMillis, stepMillis: series.stepMillis, [name]: series.points }];
}
