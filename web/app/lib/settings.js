/** What each reader sets, kept in this browser. */

import { setUnits } from './format.js';
import { DEFAULT_LIMITS, setLimits } from './thresholds.js';
import { Store } from './store.js';

/** @import { Kind, Limits } from './thresholds.js' */

/**
 * @typedef {object} Settings
 * @property {1 | 2 | 5 | 10} intervalSeconds how often the server pushes
 * @property {'normal' | 'safe'} palette `safe`: colours that the colour-blind tell apart
 * @property {'binary' | 'decimal'} bytes
 * @property {'short' | 'full'} counts
 * @property {'comfortable' | 'compact'} density
 * @property {'shown' | 'hidden'} marks what happened, in charts
 * @property {'browser' | 'utc'} zone
 * @property {'browser' | 'en' | 'zh'} language boot.js reads it too
 * @property {Record<Kind, Limits>} limits
 */

const KEY = 'takhin.settings';

/** What may be chosen; the first is the default. */
export const CHOICES = Object.freeze({
  intervalSeconds: Object.freeze([1, 2, 5, 10]),
  palette: Object.freeze(['normal', 'safe']),
  bytes: Object.freeze(['binary', 'decimal']),
  counts: Object.freeze(['short', 'full']),
  density: Object.freeze(['comfortable', 'compact']),
  marks: Object.freeze(['shown', 'hidden']),
  zone: Object.freeze(['browser', 'utc']),
  language: Object.freeze(['browser', 'en', 'zh']),
});

/**
 * Settings as they were kept: what isn't understood is the default.
 *
 * @param {unknown} kept
 * @returns {Settings}
 */
export function readSettings(kept) {
  const found = /** @type {Record<string, any>} */ (typeof kept === 'object' && kept !== null ? kept : {});
  const chosen = Object.entries(CHOICES).map(([key, choices]) => {
    const value = /** @type {readonly unknown[]} */ (choices).includes(found[key]) ? found[key] : choices[0];
    return [key, value];
  });
  const kinds = /** @type {Kind[]} */ (Object.keys(DEFAULT_LIMITS));
  const limits = kinds.map((kind) => [kind, readLimits(found['limits']?.[kind], DEFAULT_LIMITS[kind])]);
  return /** @type {any} */ ({ ...Object.fromEntries(chosen), limits: Object.fromEntries(limits) });
}

/** @param {any} kept @param {Readonly<Limits>} otherwise @returns {Limits} */
function readLimits(kept, otherwise) {
  const isLimit = (/** @type {unknown} */ value) => value === null || (Number.isFinite(value) && Number(value) >= 0);
  return isLimit(kept?.warning) && isLimit(kept?.critical)
    ? { warning: kept.warning, critical: kept.critical }
    : { ...otherwise };
}

/** Those of a link, while it is shown. @type {Settings['limits'] | null} */
let lentLimits = null;

/** The settings in force, and a number that grows with every change of them. */
export const settings = new Store({ ...readSettings(stored()), version: 0 });
apply(settings.value);

/** @returns {unknown} */
function stored() {
  try {
    return JSON.parse(globalThis.localStorage?.getItem(KEY) ?? 'null');
  } catch {
    return null; // Nothing may be stored, or what was is no JSON: the defaults hold.
  }
}

/** Puts changes in force and keeps them. @param {Partial<Settings>} patch */
export function change(patch) {
  const next = readSettings({ ...settings.value, ...patch });
  apply(next);
  settings.set({ ...next, version: settings.value.version + 1 });
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch (error) {
    console.warn('The settings are not kept: this browser lets the page store nothing.', error);
  }
}

/** Puts limits in force without keeping them; null: the reader's own again. @param {Settings['limits'] | null} limits */
export function lendLimits(limits) {
  lentLimits = limits;
  apply(settings.value);
  settings.set({ version: settings.value.version + 1 });
}

/** @param {Settings} next */
function apply({ bytes, counts, zone, limits, palette, density }) {
  setUnits({ bytes, counts, zone });
  setLimits(lentLimits ?? limits);
  const root = globalThis.document?.documentElement;
  if (root) Object.assign(root.dataset, { palette, density });
}
