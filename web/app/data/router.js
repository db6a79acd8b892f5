import { useCallback } from '../vendor/preact-hooks.js';
import { format, parse, patched } from '../lib/route.js';
import { Store, usePart } from '../lib/store.js';

/** @import { Patch, Route } from '../lib/route.js' */

/** Where the page is. @type {Store<Route>} */
export const router = new Store(parse(globalThis.location?.hash ?? ''));

globalThis.addEventListener?.('popstate', reread);

/** Takes the address as it stands. */
function reread() {
  if (format(parse(location.hash)) !== format(router.value)) router.set(parse(location.hash));
}

/**
 * Changes what the page shows, and its address.
 *
 * @param {Patch} patch
 * @param {{ replace?: boolean }} [how] `replace`: without a step that the browser goes back over, as for typing
 */
export function navigate(patch, { replace = false } = {}) {
  const next = patched(router.value, patch);
  const hash = format(next);
  if (hash === format(router.value)) return;
  const url = location.pathname + location.search + hash;
  if (replace) history.replaceState(history.state, '', url);
  else history.pushState(null, '', url);
  router.set(next);
}

/** The address of another view, for a link. @param {Patch} patch */
export const hrefTo = (patch) => format(patched(router.value, patch)) || '#/';

/**
 * The addresses of rows' own pages, each made once for a route: tables ask for them at every push.
 *
 * @template Row
 * @param {Patch['page']} page
 * @param {(row: Row) => string} name
 * @returns {(row: Row) => string}
 */
export function hrefsTo(page, name) {
  /** @type {Map<string, string>} */
  const made = new Map();
  let route = router.value;
  return (row) => {
    if (route !== router.value) made.clear();
    route = router.value;
    const id = name(row);
    const href = made.get(id) ?? hrefTo({ ...(page && { page }), name: id });
    made.set(id, href);
    return href;
  };
}

/** The route; the component renders again when it changes. */
export const useRoute = () => usePart(router, (route) => route);

/**
 * One of the page's own params, kept in the address.
 *
 * @param {string} key
 * @param {string} [otherwise] what it is where the address doesn't say; not written there
 * @returns {[string, (value: string) => void]}
 */
export function useParam(key, otherwise = '') {
  const value = usePart(router, ({ params }) => params[key] ?? otherwise);
  const set = useCallback(
    (/** @type {string} */ next) =>
      navigate({ params: { [key]: next === otherwise ? null : next } }, { replace: true }),
    [key, otherwise],
  );
  return [value, set];
}
