/**
 * What a subscribed view shows: a full frame says all of it, and each one after that what is another.
 *
 * @import { Num, Series } from './types.js'
 * @typedef {Record<string, any>} Fields
 *
 * @typedef {object} ViewFrame
 * @property {string} view
 * @property {string} clusterId
 * @property {number} atMillis what it holds for
 * @property {number} seq the state that it leads to
 * @property {number | null} since the state that it starts from; null: none, it says all
 * @property {Fields | null} value the view's own fields; null: there is no such thing
 * @property {(Fields & { key: string })[]} rows those that are new or another
 * @property {string[]} [removed] keys of those that are no more
 */

export class ViewModel {
  /** @type {number | null} */
  #seq = null;
  /** @type {Map<string, Fields>} */
  #rows = new Map();
  /** Null while nothing is known, and where there is no such thing. @type {Fields | null} */
  value = null;
  atMillis = 0;
  /** The rows as a list, another one only when one of them is. @type {readonly any[]} */
  rows = [];

  /**
   * Takes a frame in. A row that is not told of stays the very same object, one that is becomes another.
   *
   * @param {ViewFrame} frame
   * @param {{ inPlace?: boolean }} [how] `inPlace`: rows go on as the same objects, and so do the lists of their series'
   *   points, with the frame's number as their `seq`: of a thousand rows nothing is left behind at each push
   * @returns {boolean} false when it starts from another state than this: all must be asked for anew
   */
  take(frame, { inPlace = false } = {}) {
    if (frame.since !== null && frame.since !== this.#seq) return false;
    if (frame.since === null) this.#rows = new Map();
    const old = frame.since === null ? null : this.value;
    this.#seq = frame.seq;
    this.atMillis = frame.atMillis;
    this.value = frame.value && upTo(merged(old, frame.value), Math.floor(frame.atMillis / 1000) * 1000);
    for (const key of frame.removed ?? []) this.#rows.delete(key);
    for (const row of frame.rows) this.#takeRow(row, frame.seq, inPlace);
    const changed = frame.since === null || frame.rows.length > 0 || (frame.removed?.length ?? 0) > 0;
    if (changed || frame.value?.['order']) this.rows = this.#inOrder(this.value?.['order']);
    return true;
  }

  /** As the server tells it, where it does. @param {readonly string[] | undefined} order */
  #inOrder(order) {
    return order ? order.map((key) => this.#rows.get(key)) : [...this.#rows.values()];
  }

  /** @param {Fields & { key: string }} row @param {number} seq @param {boolean} inPlace */
  #takeRow(row, seq, inPlace) {
    const old = this.#rows.get(row.key);
    const next = merged(old, row, inPlace);
    if (inPlace) next['seq'] = seq;
    if (next !== old) this.#rows.set(row.key, next);
  }
}

/** @param {Fields | null | undefined} old @param {Fields} changes @param {boolean} [inPlace] @returns {Fields} */
function merged(old, changes, inPlace = false) {
  if (!old) return withoutEmpty(changes);
  const next = inPlace ? old : { ...old };
  for (const name in changes) {
    const change = changes[name];
    next[name] = isSeries(change) ? joined(old[name], change, inPlace) : change;
  }
  return next;
}

/** @param {Fields} fields */
function withoutEmpty(fields) {
  for (const [name, field] of Object.entries(fields)) if (isSeries(field) && field.points === null) fields[name] = null;
  return fields;
}

/** @param {any} field */
const isSeries = (field) => typeof field === 'object' && field !== null && 'points' in field;

/**
 * A series and its newest seconds, as long as it was. Seconds between the two were as its last one: a series whose points
 * are all equal is told of again only when one is another.
 *
 * @param {Series | null | undefined} old
 * @param {{ fromMillis: number, stepMillis: number, points: Num[] | null }} tail
 * @param {boolean} inPlace whether the old list of points may become the new one
 * @returns {Series | null}
 */
function joined(old, tail, inPlace) {
  if (tail.points === null) return null;
  if (!old || old.stepMillis !== tail.stepMillis) return { ...tail, points: tail.points };
  const { fromMillis, stepMillis, points } = old;
  const { length } = points;
  const known = Math.max(0, Math.round((tail.fromMillis - fromMillis) / stepMillis));
  const next = inPlace ? points : points.slice();
  if (next.length > known) next.length = known;
  const last = next.at(-1) ?? null;
  while (next.length < known) next.push(last);
  for (const point of tail.points) next.push(point);
  const grown = ofLength(next, length, tail.fromMillis + tail.points.length * stepMillis, stepMillis);
  return inPlace ? Object.assign(old, grown) : grown;
}

/** The newest points of a list, in that list. @param {Num[]} points @param {number} length @param {number} endMillis @param {number} stepMillis @returns {Series} */
function ofLength(points, length, endMillis, stepMillis) {
  const surplus = points.length - length;
  if (surplus > 0) {
    points.copyWithin(0, surplus);
    points.length = length;
  }
  return { fromMillis: endMillis - points.length * stepMillis, stepMillis, points };
}

/** The fields with their series gone on to a moment; those that were not told of are all equal. @param {Fields} fields @param {number} endMillis */
function upTo(fields, endMillis) {
  const next = { ...fields };
  for (const [name, field] of Object.entries(fields)) {
    if (!isSeries(field) || field.points === null) continue;
    const { fromMillis, stepMillis, points } = field;
    const missing = Math.round((endMillis - fromMillis) / stepMillis) - points.length;
    if (missing <= 0) continue;
    const all = [...points, ...Array.from({ length: missing }, () => points.at(-1) ?? null)];
    next[name] = ofLength(all, points.length, endMillis, stepMillis);
  }
  return next;
}
