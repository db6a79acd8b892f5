import { TEXTS } from './texts.js';

/** What a proxy answers when the server behind it is away. */
const AWAY = [502, 503, 504];
const PATIENCE_MILLIS = 8000;
/** Pauses between attempts; the last one stays. */
const PAUSES_SECONDS = [1, 2, 3, 5, 8, 10];
/** Also told by data/offline.js, when the page was open as the server went. */
const SINCE = 'takhin.away-since';

const settings = kept(localStorage, 'takhin.settings');
const lang = /** @type {const} */ (['en', 'zh']).find((one) => one === settings['language']) ?? browserLanguage();
const texts = TEXTS[lang];
const sinceMillis = since();
let attempts = 0;
let retryAtMillis = Date.now() + 1000;
let trying = false;

document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
const theme = localStorage.getItem('takhin.theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
show('title', texts.title);
show('now', texts.now).addEventListener('click', attempt);
addEventListener('online', attempt);
document.addEventListener('visibilitychange', () => document.hidden || attempt());
setInterval(tick, 250);
tick();

function tick() {
  const now = Date.now();
  // Without the part behind #, which may hold a key
  const address = location.origin + location.pathname;
  const clock = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    timeStyle: 'medium',
    ...(settings['zone'] === 'utc' ? { timeZone: 'UTC' } : {}),
  }).format(sinceMillis);
  show('silent', texts.silent(address, clock, timeText(now - sinceMillis)));
  show('network', navigator.onLine ? '' : texts.offline);
  show('next', trying ? texts.trying : texts.next(timeText(Math.max(0, retryAtMillis - now) + 999)));
  if (!trying && now >= retryAtMillis) void attempt();
}

/** Asks the server for the page; goes there when it answers, whatever it answers. */
async function attempt() {
  if (trying) return;
  trying = true;
  try {
    const { status } = await fetch(location.pathname + location.search, {
      method: 'HEAD',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
    if (!AWAY.includes(status)) return location.reload();
  } catch {
    // Still away
  }
  const pause = PAUSES_SECONDS[Math.min(attempts++, PAUSES_SECONDS.length - 1)] ?? 0;
  retryAtMillis = Date.now() + pause * 1000;
  trying = false;
}

/** The first of the browser's languages that there are texts in. @returns {'en' | 'zh'} */
function browserLanguage() {
  const known = navigator.languages.find((language) => /^(en|zh)\b/.test(language));
  return known?.startsWith('zh') ? 'zh' : 'en';
}

/** @param {number} millis */
function timeText(millis) {
  const seconds = Math.floor(millis / 1000);
  if (seconds < 60) return texts.seconds(seconds);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? texts.minutes(minutes) : texts.hours(Math.floor(minutes / 60), minutes % 60);
}

/** @param {string} id @param {string} text an empty one hides it */
function show(id, text) {
  const element = /** @type {HTMLElement} */ (document.getElementById(id));
  element.hidden = text === '';
  if (element.textContent !== text) element.textContent = text;
  return element;
}

/** @param {Storage} storage @param {string} key @returns {Record<string, string>} */
function kept(storage, key) {
  try {
    return JSON.parse(storage.getItem(key) ?? '{}') ?? {};
  } catch {
    return {};
  }
}

/** Since when it is away, also after another attempt of the reader to open the page. */
function since() {
  const known = Number(sessionStorage.getItem(SINCE) ?? Number.NaN);
  const from = known > 0 ? known : Date.now();
  sessionStorage.setItem(SINCE, String(from));
  return from;
}
