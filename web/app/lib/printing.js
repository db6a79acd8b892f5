import { Store } from './store.js';

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

globalThis.addEventListener?.('beforeprint', () => tell(true));
globalThis.addEventListener?.('afterprint', () => tell(false));
