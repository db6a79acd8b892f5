import { useCallback } from '../vendor/preact-hooks.js';
import { navigate, useRoute } from '../data/router.js';

/** @import { TableState } from './table-grid.js' */

const KEPT = 'takhin.columns.';

/**
 * A table's state as it stands in the address; the columns chosen are kept for the next visit too.
 *
 * @param {string} id
 * @param {string} [prefix] where a page has several tables
 * @returns {[TableState, (patch: TableState) => void]}
 */
export function useTablePlace(id, prefix = '') {
  const { params } = useRoute();
  const set = useCallback(
    (/** @type {TableState} */ patch) => {
      if (patch.cols !== undefined) keep(id, patch.cols);
      const entries = Object.entries(patch).map(([key, value]) => [prefix + key, value]);
      navigate({ params: Object.fromEntries(entries) }, { replace: true });
    },
    [id, prefix],
  );
  const cols = params[`${prefix}cols`] ?? kept(id);
  return [{ q: params[`${prefix}q`] ?? null, sort: params[`${prefix}sort`] ?? null, cols }, set];
}

/** @param {string} id */
function kept(id) {
  try {
    return localStorage.getItem(KEPT + id);
  } catch {
    return null; // This browser lets the page store nothing: columns are as at first.
  }
}

/** @param {string} id @param {string | null} cols */
function keep(id, cols) {
  try {
    if (cols === null) localStorage.removeItem(KEPT + id);
    else localStorage.setItem(KEPT + id, cols);
  } catch (error) {
    console.warn('The columns are not kept: this browser lets the page store nothing.', error);
  }
}
