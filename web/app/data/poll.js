import { getJson, Unauthorised } from './rest.js';
import { setPhase, store } from './state.js';

/** @import { GroupRow, Health } from '../lib/types.js' */

const EVERY_MILLIS = 2000;
const GROUPS_SHOWN = 1000;

/** Reads the views that pushes don't carry, while the page is seen and the feed is live. */
export class Poll {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #reading = false;

  start() {
    document.addEventListener('visibilitychange', () => this.#read());
    store.subscribe(() => this.#wake());
  }

  /** The first read comes with the first moment live, not up to two seconds later. */
  #wake() {
    if (this.#timer === undefined) this.#read();
  }

  async #read() {
    if (this.#reading || document.hidden || store.value.connection.phase !== 'live') return;
    clearTimeout(this.#timer);
    this.#reading = true;
    await readViews();
    this.#reading = false;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#read();
    }, EVERY_MILLIS);
  }
}

async function readViews() {
  try {
    const [groups, health] = await Promise.all([
      getJson(`api/v1/groups?limit=${GROUPS_SHOWN}`),
      getJson('api/v1/health'),
    ]);
    takeViews(groups, health);
  } catch (error) {
    if (error instanceof Unauthorised) setPhase('unauthorised', { detail: error.message });
    else store.set({ viewError: error instanceof Error ? error.message : String(error) });
  }
}

/** @param {{ items: GroupRow[], total: number }} groups @param {Health} health */
function takeViews(groups, health) {
  if (!Array.isArray(groups?.items)) throw new TypeError('groups.items: expected a list');
  if (!Array.isArray(health?.problems) || !Array.isArray(health.brokers)) {
    throw new TypeError('health: expected lists of problems and brokers');
  }
  const totalGroups = groups.total ?? groups.items.length;
  store.set({ groups: groups.items, totalGroups, health, viewsMillis: Date.now(), viewError: null });
}
