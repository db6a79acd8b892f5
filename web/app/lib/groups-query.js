/** Which groups are asked for: the worst, and those that the filter means where not all are here. */

/** Rows that are read at most. */
export const GROUPS_SHOWN = 1000;

/**
 * What the server is to search for. It finds one text in names; the page then looks for the filter's other words.
 *
 * @param {string} filter as typed
 * @param {number} total how many groups there are
 * @returns {string} empty while all groups are here anyway
 */
export function searchedFor(filter, total) {
  if (total <= GROUPS_SHOWN) return '';
  const words = filter.toLowerCase().split(/\s+/);
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

/** @param {string} q what is searched for; empty: all */
export function groupsPath(q) {
  const path = `api/v1/groups?limit=${GROUPS_SHOWN}&sort=-status`;
  return q === '' ? path : `${path}&q=${encodeURIComponent(q)}`;
}
