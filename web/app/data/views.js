import { useEffect, useState } from '../vendor/preact-hooks.js';
import { withCluster } from '../lib/clusters.js';
import { usePart } from '../lib/store.js';
import { getJson, Missing, Unauthorised } from './rest.js';
import { router } from './router.js';
import { setPhase, store } from './state.js';

/** @import { GroupRow, TopicDetail } from '../lib/types.js' */

const EVERY_MILLIS = 2000;
/** All rows of a list; the server gives no more. */
const ALL = 'limit=10000';

/**
 * A view as it was last read.
 *
 * @template T
 * @typedef {{ answer: T | null, error: string | null, missing: boolean }} View `missing`: the server knows of no such thing
 */

/** @type {View<any>} */
const NOTHING = Object.freeze({ answer: null, error: null, missing: false });

/** All topics. @returns {View<{ atMillis: number, total: number, items: import('../lib/types.js').TopicRow[] }>} */
export const useTopics = () => useView(`api/v1/topics?${ALL}`);

/** @param {string} name @returns {View<TopicDetail>} */
export const useTopic = (name) => useView(`api/v1/topics/${encodeURIComponent(name)}`);

/** All groups. @returns {View<{ atMillis: number, total: number, items: GroupRow[] }>} */
export const useGroups = () => useView(`api/v1/groups?${ALL}`);

/** @param {string} name @returns {View<GroupRow & { atMillis: number }>} */
export const useGroup = (name) => useView(`api/v1/groups/${encodeURIComponent(name)}`);

/** Reads a path again and again while the page is seen, live and not paused. @param {string} path @returns {View<any>} */
function useView(path) {
  const cluster = usePart(store, (state) => state.cluster);
  const [view, setView] = useState(NOTHING);
  useEffect(() => {
    setView(NOTHING);
    return reading(withCluster(path, cluster), (next) => setView((was) => ({ ...was, ...next })));
  }, [path, cluster]);
  return view;
}

/**
 * @param {string} path
 * @param {(next: Partial<View<any>>) => void} hear
 * @returns {() => void} to stop
 */
function reading(path, hear) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let over = false;
  let first = true;

  async function read() {
    const wanted = first || (!document.hidden && router.value.pausedAt === null);
    if (wanted && store.value.connection.phase === 'live') await ask();
    if (!over) timer = setTimeout(read, EVERY_MILLIS);
  }

  async function ask() {
    try {
      const answer = await getJson(path);
      first = false;
      if (!over) hear({ answer, error: null, missing: false });
    } catch (error) {
      if (over) return;
      if (error instanceof Unauthorised) setPhase('unauthorised', { detail: error.message });
      else if (error instanceof Missing) hear({ answer: null, missing: true, error: error.message });
      else hear({ error: error instanceof Error ? error.message : String(error) });
    }
  }

  read();
  return () => {
    over = true;
    clearTimeout(timer);
  };
}
