/** Which of a server's clusters is meant. */

/**
 * The cluster to show: the one asked for, else the one shown already, else the first.
 *
 * @param {readonly string[]} ids those that the server watches
 * @param {string | null} wanted asked for by name
 * @param {string | null} shown
 * @returns {string | null | undefined} null when the server names none; undefined when there is none of the name wanted
 */
export function pickCluster(ids, wanted, shown) {
  if (wanted !== null) return ids.includes(wanted) ? wanted : undefined;
  if (shown !== null && ids.includes(shown)) return shown;
  return ids[0] ?? null;
}

/** A path that asks for this cluster. @param {string} path @param {string | null} cluster null: the server's only one */
export function withCluster(path, cluster) {
  if (cluster === null) return path;
  return `${path}${path.includes('?') ? '&' : '?'}cluster=${encodeURIComponent(cluster)}`;
}

/** Whether the server wants to be told which cluster is meant. @param {number} status @param {{ detail?: unknown }} problem */
export function isAboutCluster(status, problem) {
  return status === 400 && String(problem.detail ?? '').startsWith('cluster:');
}
