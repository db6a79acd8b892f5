import { Store } from './store.js';

/** @typedef {'system' | 'light' | 'dark'} Theme */

const KEY = 'takhin.theme';
/** @type {readonly Theme[]} */
export const THEMES = Object.freeze(['system', 'light', 'dark']);

/** The theme chosen, and a number that grows with every change of the colours shown. */
export const theme = new Store({ chosen: chosenTheme(), version: 0 });

/** @returns {Theme} */
function chosenTheme() {
  const kept = document.documentElement.dataset.theme;
  return THEMES.find((name) => name === kept) ?? 'system';
}

/** Shows the theme and keeps it for the next visit; `boot.js` shows it then before the first paint. @param {Theme} chosen */
export function chooseTheme(chosen) {
  const root = document.documentElement;
  if (chosen === 'system') delete root.dataset.theme;
  else root.dataset.theme = chosen;
  colourWindow(chosen);
  try {
    localStorage.setItem(KEY, chosen);
  } catch (error) {
    console.warn('The theme is not kept: this browser lets the page store nothing.', error);
  }
  theme.set({ chosen, version: theme.value.version + 1 });
}

/** The frame of an installed page's window, and a phone's, as the page's head: `--surface`. @param {Theme} chosen */
function colourWindow(chosen) {
  /** @type {NodeListOf<HTMLMetaElement>} */
  const metas = document.querySelectorAll('meta[name=theme-color]');
  for (const meta of metas) {
    const dark = chosen === 'system' ? meta.media.includes('dark') : chosen === 'dark';
    meta.content = dark ? '#181b1f' : '#ffffff';
  }
}

/** The theme after the one chosen, all the way round. @returns {Theme} */
export const nextTheme = () => THEMES[(THEMES.indexOf(theme.value.chosen) + 1) % THEMES.length] ?? 'system';

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  theme.set({ version: theme.value.version + 1 });
});
