// Before the first paint, so that no wrong theme flashes, and before the modules, which read the language here. A classic
// script for that reason; lib/theme.js, lib/settings.js and lib/texts.js do the rest.
let language = 'browser';
try {
  const kept = localStorage.getItem('takhin.theme');
  if (kept === 'light' || kept === 'dark') {
    document.documentElement.dataset.theme = kept;
    for (const meta of document.querySelectorAll('meta[name=theme-color]'))
      meta.setAttribute('content', kept === 'dark' ? '#181b1f' : '#ffffff');
  }
  const { palette, density, language: chosen } = JSON.parse(localStorage.getItem('takhin.settings') ?? '{}');
  if (chosen === 'en' || chosen === 'zh') language = chosen;
  if (palette === 'safe') document.documentElement.dataset.palette = palette;
  if (density === 'compact') document.documentElement.dataset.density = density;
} catch {
  // A browser that lets the page store nothing follows the system's theme.
}
if (language === 'browser') language = navigator.languages.find((name) => /^(en|zh)\b/.test(name))?.slice(0, 2) ?? 'en';
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';

/** The one file of texts that is needed, there before lib/texts.js waits for it; which fetches it where this hasn't come. */
var texts = import(`./lang/${language}.js`).catch(() => undefined);

/** What data/feed.js asks first, asked while the modules are on their way; data/rest.js takes it: answers by method, path and body. */
var ahead = {
  untilMillis: performance.now() + 5000,
  answers: /** @type {Map<string, Promise<Response>>} */ (new Map()),
};
askAhead().catch(() => {
  // It is asked again by those who need it, and they say what is wrong
});

/** Nothing that would be refused: a browser that may not read yet asks for no more. */
async function askAhead() {
  const key = new URLSearchParams(location.hash.replace(/^#(\/[^?]*)?/, '')).get('key');
  const said = new URLSearchParams(location.search);
  if (key !== null && !(await logIn(key))) return;
  const session = read('GET api/session');
  if (key === null || said.has('replay')) {
    const { keyRequired, open } = await session;
    if ((keyRequired && !open) || said.has('replay')) return;
  }
  const all = [read('GET api/v1/replays'), read('GET api/v1/clusters?limit=1000'), session];
  const [{ shown }, { items }] = await Promise.all(all);
  const cluster = said.get('cluster') ?? items[0]?.clusterId;
  if (shown || !items.some((/** @type {any} */ { clusterId }) => clusterId === cluster)) return;
  for (const view of ['throughput', 'latency']) request(`GET api/v1/${view}?cluster=${encodeURIComponent(cluster)}`);
}

/** @param {string} key */
async function logIn(key) {
  const { ok } = await request('POST api/session', JSON.stringify({ key }));
  return ok;
}

/** @param {string} what @returns {Promise<any>} */
async function read(what) {
  const answer = await request(what);
  return answer.clone().json();
}

/** @param {string} what @param {string} [body] @throws {Error} once the page asks for itself */
function request(what, body = '') {
  if (performance.now() >= ahead.untilMillis) throw new Error('The page asks for itself.');
  const [method, path = ''] = what.split(' ');
  const answer = fetch(path, {
    method,
    headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) },
    body: body || null,
    signal: AbortSignal.timeout(10_000),
  });
  // That nobody answers is heard by who takes it, if somebody does
  answer.catch(() => undefined);
  ahead.answers.set(what + body, answer);
  return answer;
}
