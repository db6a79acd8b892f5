/**
 * Holds one page for when the server can't be reached, and what that page needs. Nothing else, ever: an answer of the API
 * that is kept would be a number that is not right, and a module that is kept would not fit the server's next version.
 */

/** Of the files' content; a test says what it must be. Another one makes browsers take the files anew. */
const VERSION = '39592090a3cc';
const CACHE = `takhin-offline-${VERSION}`;
const PAGE = 'offline/page.html';
const FILES = [PAGE, 'offline/page.css', 'offline/page.js', 'offline/texts.js'];

/** A server that is silent for so long counts as away. */
const PATIENCE_MILLIS = 10_000;
/** What a proxy answers when the server behind it is away. */
const AWAY = [502, 503, 504];

/**
 * The types of the page's own checks have no service workers.
 *
 * @typedef {Event & { waitUntil: (done: Promise<unknown>) => void }} Lasting
 * @typedef {Lasting & { request: Request, preloadResponse: Promise<Response | undefined>,
 *   respondWith: (answer: Promise<Response>) => void }} Fetching
 */
const worker = /** @type {any} */ (self);
/** @type {string} */
const scope = worker.registration.scope;

/** @param {string} file */
const addressOf = (file) => new URL(file, scope).href;

worker.addEventListener('install', (/** @type {Lasting} */ event) => event.waitUntil(hold()));
worker.addEventListener('activate', (/** @type {Lasting} */ event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (/** @type {Fetching} */ event) => {
  const { pathname, origin, search } = new URL(event.request.url);
  const address = origin + pathname;
  if (event.request.mode === 'navigate' && (address === scope || address === addressOf('index.html')))
    event.respondWith(navigated(event));
  else if (search === '' && FILES.some((file) => address === addressOf(file)))
    event.respondWith(held(address).then((kept) => kept ?? fetch(event.request)));
});

async function hold() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(addressOf(file), { cache: 'reload' })));
  await worker.skipWaiting();
}

async function takeOver() {
  for (const name of await caches.keys())
    if (name.startsWith('takhin-offline-') && name !== CACHE) await caches.delete(name);
  // The request goes out while the worker still starts
  await worker.registration.navigationPreload?.enable();
}

/** The page of the server; where it is away, the one held. @param {Fetching} event */
async function navigated(event) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('too late')), PATIENCE_MILLIS));
  try {
    const answer = /** @type {Response} */ (await Promise.race([ask(event), late]));
    return AWAY.includes(answer.status) ? ((await held(addressOf(PAGE))) ?? answer) : answer;
  } catch (error) {
    const kept = await held(addressOf(PAGE));
    if (kept) return kept;
    throw error;
  }
}

/** @param {Fetching} event */
const ask = async (event) => (await event.preloadResponse) ?? fetch(event.request);

/** @param {string} address */
const held = async (address) => (await caches.open(CACHE)).match(address, { ignoreVary: true });
