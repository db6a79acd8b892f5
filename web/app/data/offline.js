import { store } from './state.js';

/** Also read by offline/page.js. */
const SINCE = 'takhin.away-since';

/**
 * Has the browser hold the offline page, once the server has pushed something: nothing of it is needed for the first data.
 * Browsers have no such workers without TLS, but on localhost.
 */
export function keepOfflinePage() {
  let asked = false;
  store.subscribe(() => {
    const { connection, receivedMillis, metrics } = store.value;
    tellSince(connection.phase === 'lost' ? receivedMillis || connection.sinceMillis : null);
    if (asked || !metrics || connection.phase !== 'live') return;
    asked = true;
    void register();
  });
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
