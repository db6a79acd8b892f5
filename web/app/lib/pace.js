/** Does something again and again, but not more often than a budget lets: what comes too soon is done once, later. */
export class Pace {
  #tokens;
  #atMillis = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {() => void} act
   * @param {{ most: number, everyMillis: number, now?: () => number }} budget so many at once, then one every so often
   */
  constructor(act, { most, everyMillis, now = Date.now }) {
    this.act = act;
    this.most = most;
    this.everyMillis = everyMillis;
    this.now = now;
    this.#tokens = most;
  }

  /** Acts now, or as soon as the budget lets. */
  go() {
    if (this.#timer !== undefined) return;
    const missing = this.#millisMissing();
    if (missing <= 0) return this.#spend();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.go();
    }, missing);
  }

  #spend() {
    this.#tokens--;
    this.act();
  }

  #millisMissing() {
    const now = this.now();
    this.#tokens = Math.min(this.most, this.#tokens + (now - this.#atMillis) / this.everyMillis);
    this.#atMillis = now;
    return Math.ceil((1 - this.#tokens) * this.everyMillis);
  }
}
