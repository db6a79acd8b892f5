import { withCluster } from '../lib/clusters.js';
import { CLUSTERS } from './clusters.js';
import { getJson, Unauthorised } from './rest.js';
import { setPhase, store, takeClusters } from './state.js';

/** @import { GroupRow, Health } from '../lib/types.js' */

const EVERY_MILLIS = 2000;
const GROUPS_SHOWN = 1000;

/** Reads the views that pushes don't carry, while the page is seen and the feed is live. */
export class Poll {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #reading = false;
  /** Of which cluster was read last. @type {string | null} */
  #cluster = null;

  start() {
    document.addEventListener('visibilitychange', () => this.#read());
    store.subscribe(() => this.#wake());
  }

  /** The first read comes with the first moment live, and with another cluster's, not up to two seconds later. */
  #wake() {
    if (this.#timer === undefined || this.#cluster !== store.value.cluster) this.#read();
  }

  async #read() {
    if (this.#reading || document.hidden || store.value.connection.phase !== 'live') return;
    clearTimeout(this.#timer);
    this.#reading = true;
    this.#cluster = store.value.cluster;
    await readViews(this.#cluster);
    this.#reading = false;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#read();
    }, EVERY_MILLIS);
  }
}

/** @param {string | null} cluster */
async function readViews(cluster) {
  try {
    const [clusters, groups, health] = await Promise.all([
      getJson(CLUSTERS),
      getJson(withCluster(`api/v1/groups?limit=${GROUPS_SHOWN}`, cluster)),
      getJson(withCluster('api/v1/health', cluster)),
    ]);
    if (cluster !== store.value.cluster) return;
    takeClusters(clusters);
    takeViews(groups, health);
  } catch (error) {
    if (error instanceof Unauthorised) setPhase('unauthorised', { detail: error.message });
    else if (cluster === store.value.cluster)
      store.set({ viewError: error instanceof Error ? error.message : String(error) });
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
