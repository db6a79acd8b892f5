import { t } from './texts.js';

/** What the page shows, as the part of the address behind `#`: all of it, so that a link reproduces the view. */

/** @typedef {'overview' | 'topics' | 'groups' | 'brokers' | 'dashboard' | 'settings'} PageName */
/** @typedef {{ fromMillis: number, toMillis: number }} Span */
/** @typedef {'live' | '5m' | '15m' | '1h'} Preset */

/**
 * @typedef {object} Route
 * @property {PageName} page
 * @property {string | null} name of the one topic, group or broker shown; null: the list
 * @property {Preset | Span} range the time that charts show: the last so much, or from then to then
 * @property {Span | null} zoom the part of it that was dragged out
 * @property {boolean} compare whether the period before is drawn below
 * @property {number | null} pausedAt the moment that is held, in milliseconds; null: time goes on
 * @property {string | null} limits those of the link (lib/link.js), on all pages; null: the reader's own
 * @property {Readonly<Record<string, string>>} params the page's own: filter, sort, columns
 */

/** @type {readonly PageName[]} */
export const PAGES = Object.freeze(['overview', 'topics', 'groups', 'brokers', 'dashboard', 'settings']);
/** @type {Readonly<Record<PageName, string>>} */
export const PAGE_TITLES = t.pages;
/** @type {readonly Preset[]} */
export const PRESETS = Object.freeze(['live', '5m', '15m', '1h']);
const NAMED = new Set(['topics', 'groups', 'brokers']);
/** The names that are the page's own params' no more; `key` logs in and must stay in no address. */
const COMMON = new Set(['range', 'zoom', 'compare', 'pause', 'limits', 'key']);
const LONGEST_PARAM = 2000;
/** What is too long of it is said, so it isn't left out here. */
const BOARD = 'board';
const LAST_MILLIS = 8.64e15;
const LONGEST_MILLIS = 2 * 366 * 86_400_000;

/** @type {Route} */
export const HOME = Object.freeze({
  page: 'overview',
  name: null,
  range: 'live',
  zoom: null,
  compare: false,
  pausedAt: null,
  limits: null,
  params: Object.freeze({}),
});

/**
 * Reads an address's hash, or a whole address. What is not understood is left out: a bad link shows less, never nothing.
 *
 * @param {string} address
 * @returns {Route}
 */
export function parse(address) {
  const hash = address.slice(address.indexOf('#') + 1);
  if (!address.includes('#') || !hash.startsWith('/')) return HOME;
  const mark = hash.indexOf('?');
  const path = mark < 0 ? hash : hash.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? '' : hash.slice(mark + 1));
  const limits = query.get('limits')?.slice(0, LONGEST_PARAM) || null;
  return { ...place(path), ...time(query), limits, params: ownParams(query) };
}

/** @param {string} path @returns {Pick<Route, 'page' | 'name'>} */
function place(path) {
  const [, first = '', ...rest] = path.split('/');
  const page = PAGES.find((name) => name === first) ?? 'overview';
  return { page, name: NAMED.has(page) && rest.length > 0 ? decoded(rest.join('/')) : null };
}

/** @param {URLSearchParams} query */
function time(query) {
  const range = query.get('range') ?? '';
  const paused = Number(query.get('pause') ?? NaN);
  return {
    range: PRESETS.find((name) => name === range) ?? readSpan(range) ?? HOME.range,
    zoom: readSpan(query.get('zoom') ?? ''),
    compare: query.get('compare') === '1',
    pausedAt: Number.isSafeInteger(paused) && paused > 0 && paused <= LAST_MILLIS ? paused : null,
  };
}

/** @param {URLSearchParams} query */
function ownParams(query) {
  const own = [...query].filter(([key, value]) => !COMMON.has(key) && (key === BOARD || value.length <= LONGEST_PARAM));
  return Object.fromEntries(own);
}

/**
 * The hash of a route, `#` included; empty for the page as it opens.
 *
 * @param {Route} route
 */
export function format({ page, name, range, zoom, compare, pausedAt, limits, params }) {
  const path = page === 'overview' ? '/' : name === null ? `/${page}` : `/${page}/${encoded(name)}`;
  const query = new URLSearchParams();
  if (range !== HOME.range) query.set('range', typeof range === 'string' ? range : spanText(range));
  if (zoom) query.set('zoom', spanText(zoom));
  if (compare) query.set('compare', '1');
  if (pausedAt !== null) query.set('pause', String(pausedAt));
  if (limits !== null) query.set('limits', limits);
  for (const key of Object.keys(params).sort()) if (!COMMON.has(key)) query.set(key, params[key] ?? '');
  const asked = query.toString();
  if (path === '/' && asked === '') return '';
  return `#${path}${asked && `?${asked}`}`;
}

/**
 * @typedef {Partial<Omit<Route, 'params'>> & { params?: Record<string, string | null | undefined> }} Patch
 *   a param that is null leaves; a patch that names the page goes there, and leaves that of the page before behind
 */

/**
 * The route that a patch makes of another.
 *
 * @param {Route} route
 * @param {Patch} patch
 * @returns {Route}
 */
export function patched(route, { params, ...patch }) {
  const moved = patch.page !== undefined && (patch.page !== route.page || (patch.name ?? null) !== route.name);
  const base = moved ? { ...route, name: null, zoom: null, params: {} } : route;
  const next = Object.entries({ ...base.params, ...params }).filter(([, value]) => typeof value === 'string');
  return { ...base, ...patch, params: Object.fromEntries(/** @type {[string, string][]} */ (next)) };
}

/** @param {string} text `from-to` in milliseconds @returns {Span | null} */
function readSpan(text) {
  const found = /^(\d{1,16})-(\d{1,16})$/.exec(text);
  if (!found) return null;
  const [fromMillis, toMillis] = [Number(found[1]), Number(found[2])];
  const fits = fromMillis < toMillis && toMillis - fromMillis <= LONGEST_MILLIS && toMillis <= LAST_MILLIS;
  return fits ? { fromMillis, toMillis } : null;
}

/** @param {Span} span */
const spanText = ({ fromMillis, toMillis }) => `${Math.round(fromMillis)}-${Math.round(toMillis)}`;

/** A name as one part of a path; half a surrogate pair, which no address can hold, becomes the sign for it. @param {string} name */
function encoded(name) {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // A % that begins nothing: someone typed the name as it is.
  }
}
