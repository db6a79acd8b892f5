/** The page's keys: what each press means, and what is told of them. */

import { t } from './texts.js';

/** @import { PageName } from './route.js' */

/**
 * @typedef {{ kind: 'go', page: PageName } | { kind: 'filter' | 'pause' | 'theme' | 'help' | 'close' }} Action
 * @typedef {{ key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean }} Press
 * @typedef {'page' | 'control' | 'text'} Focus where the focus is: on nothing, on what space presses, on what is typed into
 */

/** @type {Readonly<Record<string, PageName>>} */
export const GO = Object.freeze({
  o: 'overview',
  t: 'topics',
  g: 'groups',
  b: 'brokers',
  d: 'dashboard',
  s: 'settings',
});

/** What the help tells. */
export const KEYS = Object.freeze([
  { keys: ['g', 'o'], text: t.pages.overview },
  { keys: ['g', 't'], text: t.pages.topics },
  { keys: ['g', 'g'], text: t.pages.groups },
  { keys: ['g', 'b'], text: t.pages.brokers },
  { keys: ['g', 'd'], text: t.pages.dashboard },
  { keys: ['g', 's'], text: t.pages.settings },
  { keys: ['/'], text: t.keys.filter },
  { keys: ['space'], text: t.keys.pause },
  { keys: ['t'], text: t.keys.theme },
  { keys: ['?'], text: t.keys.help },
  { keys: ['esc'], text: t.keys.close },
]);

const TOGETHER_MILLIS = 1200;
/** @type {Readonly<Record<string, 'filter' | 'theme' | 'help' | 'close'>>} */
const SINGLE = Object.freeze({ '/': 'filter', t: 'theme', '?': 'help', Escape: 'close' });

/** Remembers a `g` for as long as the next key may follow. */
export class KeyReader {
  #goMillis = -Infinity;

  /**
   * @param {Press} press
   * @param {Focus} focus
   * @param {number} nowMillis
   * @returns {Action | null} null: the key isn't the page's
   */
  read({ key, ctrlKey, metaKey, altKey }, focus, nowMillis) {
    if (ctrlKey || metaKey || altKey || focus === 'text') return null;
    const follows = nowMillis - this.#goMillis < TOGETHER_MILLIS;
    this.#goMillis = -Infinity;
    const page = Object.hasOwn(GO, key) ? GO[key] : undefined;
    if (follows && page) return { kind: 'go', page };
    if (key === 'g') this.#goMillis = nowMillis;
    if (key === ' ') return focus === 'page' ? { kind: 'pause' } : null;
    const kind = Object.hasOwn(SINGLE, key) ? SINGLE[key] : undefined;
    return kind ? { kind } : null;
  }
}
