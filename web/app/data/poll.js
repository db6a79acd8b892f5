import { readClusters } from './clusters.js';
import { Unauthorised } from './rest.js';
import { setPhase, store } from './state.js';

const EVERY_MILLIS = 5000;

/** Reads which clusters there are, which pushes don't tell, while the page is seen and the feed is live. */
export class Poll {
  start() {
    setInterval(() => this.#read(), EVERY_MILLIS);
    document.addEventListener('visibilitychange', () => this.#read());
  }

  async #read() {
    if (document.hidden || store.value.connection.phase !== 'live') return;
    try {
      await readClusters();
    } catch (error) {
      if (error instanceof Unauthorised) setPhase('unauthorised', { detail: error.message });
      else console.warn(`The list of clusters is not read: ${error instanceof Error ? error.message : error}`);
    }
  }
}
