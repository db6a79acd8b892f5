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
