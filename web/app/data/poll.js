import { withCluster } from '../lib/clusters.js';
import { groupsPath, searchedFor } from '../lib/groups-query.js';
import { CLUSTERS } from './clusters.js';
import { getJson, Unauthorised } from './rest.js';
import { seen } from './seen.js';
import { isHeld, setPhase, store, takeClusters } from './state.js';

/** @import { GroupRow, Health } from '../lib/types.js' */

const EVERY_MILLIS = 2000;

/** Reads the views that pushes don't carry, while the page is seen and the feed is live. */
export class Poll {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #reading = false;
  /** What was asked last. */
  #asked = question();

  start() {
    document.addEventListener('visibilitychange', () => this.#read());
    store.subscribe(() => this.#wake());
  }

  /** The first read comes with the first moment live, and an answer with the question, not up to two seconds later. */
  #wake() {
    if (this.#timer === undefined || !isSame(this.#asked, question())) this.#read();
  }

  async #read() {
    if (this.#reading || document.hidden || (isHeld() && store.value.health) || store.value.connection.phase !== 'live')
      return;
    clearTimeout(this.#timer);
    this.#reading = true;
    this.#asked = question();
    await readViews(this.#asked);
    this.#reading = false;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#read();
    }, EVERY_MILLIS);
  }
}

/** @typedef {{ cluster: string | null, q: string }} Question */

/** @returns {Question} */
function question() {
  const { cluster, groupFilter, totalGroups } = store.value;
  return { cluster, q: searchedFor(groupFilter, totalGroups) };
}

/** @param {Question} a @param {Question} b */
const isSame = (a, b) => a.cluster === b.cluster && a.q === b.q;

/** @param {Question} asked */
async function readViews({ cluster, q }) {
  try {
    const [clusters, groups, health] = await Promise.all([
      getJson(CLUSTERS),
      getJson(withCluster(groupsPath(q), cluster)),
      getJson(withCluster('api/v1/health', cluster)),
    ]);
    if (cluster !== store.value.cluster) return;
    takeClusters(clusters);
    takeViews(groups, health, q);
  } catch (error) {
    if (error instanceof Unauthorised) setPhase('unauthorised', { detail: error.message });
    else if (cluster === store.value.cluster)
      store.set({ viewError: error instanceof Error ? error.message : String(error) });
  }
}

/** @param {{ items: GroupRow[], total: number }} groups @param {Health} health @param {string} q what the groups were searched for */
function takeViews(groups, health, q) {
  if (!Array.isArray(groups?.items)) throw new TypeError('groups.items: expected a list');
  if (!Array.isArray(health?.problems) || !Array.isArray(health.brokers)) {
    throw new TypeError('health: expected lists of problems and brokers');
  }
  const matchingGroups = groups.total ?? groups.items.length;
  const totalGroups = q === '' ? matchingGroups : store.value.totalGroups;
  const viewsMillis = Date.now();
  seen.takeViews(groups.items, health, store.value.metrics?.atMillis ?? viewsMillis);
  store.set({ groups: groups.items, groupsQ: q, matchingGroups, totalGroups, health, viewsMillis, viewError: null });
}
