import { pickCluster, withCluster } from '../lib/clusters.js';
import { withReplay } from '../lib/replay.js';
import { t } from '../lib/texts.js';
import { replay } from './replay.js';
import { ClusterUnclear, getJson } from './rest.js';
import { showCluster, store, takeClusters } from './state.js';

const CLUSTERS = 'api/v1/clusters?limit=1000';
const PARAMETER = 'cluster';

/** The cluster that the address names. */
export const wantedCluster = () => new URLSearchParams(location.search).get(PARAMETER);

/** A path that asks for what the page shows: which cluster, now or in a replay. @param {string} path */
export const asked = (path) => withReplay(withCluster(path, store.value.cluster), replay.value.id);

/** Reads which clusters there are. */
export const readClusters = async () => takeClusters(await getJson(withReplay(CLUSTERS, replay.value.id)));

/** Keeps the choice in the address: for a reload, a bookmark, a link. @param {string} cluster */
export function rememberCluster(cluster) {
  const url = new URL(location.href);
  url.searchParams.set(PARAMETER, cluster);
  history.replaceState(history.state, '', url);
}

/**
 * Asks which clusters there are, and decides for one.
 *
 * @returns {Promise<string | null>} null where the server names none
 * @throws {ClusterUnclear} when the address names one that isn't there
 */
export async function requireCluster() {
  await readClusters();
  const wanted = wantedCluster();
  const cluster = pickCluster(store.value.clusters, wanted, store.value.cluster);
  if (cluster === undefined) throw new ClusterUnclear(t.server.noCluster(wanted));
  showCluster(cluster);
  return cluster;
}
