import { Store } from './store.js';
import { stylesheet } from './stylesheet.js';

/**
 * Whether the page is being printed. Listeners are heard while the browser waits: what they draw, and what is rendered
 * right after (Preact renders in a microtask), is on the paper.
 */
export const printing = new Store({ on: false });

/** @param {boolean} on */
function tell(on) {
  // For styles that must hold while sizes are measured, before print styles do
  document.documentElement.toggleAttribute('data-printing', on);
  printing.set({ on });
}

/** Nobody prints sooner; and it is not in the way of the first data. */
const STYLES_AFTER_MILLIS = 3000;
if (globalThis.document) setTimeout(() => stylesheet('styles/paper.css').catch(() => undefined), STYLES_AFTER_MILLIS);

globalThis.addEventListener?.('beforeprint', () => tell(true));
globalThis.addEventListener?.('afterprint', () => tell(false));
