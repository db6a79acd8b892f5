/** The browser may paint nothing, as of a hidden page. */
const PATIENCE_MILLIS = 100;

/** Runs this once what is drawn now can be seen. @param {() => void} act */
export function afterPaint(act) {
  const frame = requestAnimationFrame(() => {
    clearTimeout(patience);
    setTimeout(act);
  });
  const patience = setTimeout(() => {
    cancelAnimationFrame(frame);
    act();
  }, PATIENCE_MILLIS);
}

/** Acts that take long, one after the other, each seen before the next begins: the first at once. */
export class Turns {
  /** @type {Set<() => void>} */
  #waiting = new Set();
  #busy = false;
  #pause;

  /** @param {(act: () => void) => void} [pause] runs what it is given when the act before has been seen */
  constructor(pause = afterPaint) {
    this.#pause = pause;
  }

  /** @param {() => void} act @returns {() => void} gives it up, where its turn hasn't come */
  take(act) {
    this.#waiting.add(act);
    if (!this.#busy) this.#next();
    return () => void this.#waiting.delete(act);
  }

  #next() {
    const [act] = this.#waiting;
    this.#busy = act !== undefined;
    if (!act) return;
    this.#waiting.delete(act);
    try {
      act();
    } finally {
      this.#pause(() => this.#next());
    }
  }
}
