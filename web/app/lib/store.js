import { useEffect, useRef, useState } from '../vendor/preact-hooks.js';

/**
 * One value that changes, and those who want to know.
 *
 * @template T
 */
export class Store {
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {T} initial */
  constructor(initial) {
    this.value = initial;
  }

  /** @param {Partial<T>} patch */
  set(patch) {
    this.value = { ...this.value, ...patch };
    for (const listener of this.#listeners) listener();
  }

  /** @param {() => void} listener @returns {() => void} to stop */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/**
 * Resolves when a store's value is so, and after a while at the latest.
 *
 * @template T
 * @param {Store<T>} store
 * @param {(value: T) => boolean} isSo
 * @param {number} mostMillis
 * @returns {Promise<void>}
 */
export function whenSo(store, isSo, mostMillis) {
  return new Promise((resolve) => {
    const stop = store.subscribe(() => isSo(store.value) && done());
    const timer = setTimeout(done, mostMillis);
    function done() {
      stop();
      clearTimeout(timer);
      resolve();
    }
    if (isSo(store.value)) done();
  });
}

/**
 * A part of the store's value; the component renders again only when that part is another one.
 *
 * @template T, P
 * @param {Store<T>} store
 * @param {(value: T) => P} part
 * @returns {P}
 */
export function usePart(store, part) {
  const [, render] = useState(0);
  const value = part(store.value);
  const shown = useRef({ part, value });
  shown.current = { part, value };
  useEffect(() => {
    const update = () => {
      const before = shown.current;
      if (!Object.is(before.part(store.value), before.value)) render((n) => n + 1);
    };
    update();
    return store.subscribe(update);
  }, [store]);
  return value;
}
