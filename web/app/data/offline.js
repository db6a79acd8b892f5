import { store } from './state.js';

/** Also read by offline/page.js. */
const SINCE = 'takhin.away-since';

/** After the first data, and not in the way of the first charts. */
const AFTER_MILLIS = 3000;

/**
 * Has the browser hold the offline page, soon after the server has pushed something.
 * Browsers have no such workers without TLS, but on localhost.
 */
export function keepOfflinePage() {
  let asked = false;
  store.subscribe(() => {
    const { connection, receivedMillis, metrics } = store.value;
    const lost = connection.phase === 'lost';
    // The first look at what a tab keeps takes a while: not now, where there is nothing to tell
    if (lost || told !== undefined) tellSince(lost ? receivedMillis || connection.sinceMillis : null);
    if (asked || !metrics || connection.phase !== 'live') return;
    asked = true;
    setTimeout(() => (store.value.connection.phase === 'live' ? register() : (asked = false)), AFTER_MILLIS);
  });
  setTimeout(() => tellSince(told ?? null), AFTER_MILLIS);
}

async function register() {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(new URL('../offline-worker.js', import.meta.url), {
      updateViaCache: 'none',
    });
  } catch (error) {
    console.info('There will be no offline page: the browser refuses to hold one.', error);
  }
}

/** @type {number | null | undefined} */
let told;

/** What the offline page says, should this one be loaded again. @param {number | null} sinceMillis null: it is there */
function tellSince(sinceMillis) {
  if (sinceMillis === told) return;
  told = sinceMillis;
  try {
    if (sinceMillis === null) sessionStorage.removeItem(SINCE);
    else sessionStorage.setItem(SINCE, String(sinceMillis));
  } catch {
    // It then says since when it is shown itself
  }
}
