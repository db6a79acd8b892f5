import { html } from '../lib/html.js';
import { Store, usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';

const SHOWN_MILLIS = 3000;
const said = new Store({ text: '' });
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Says for a moment what has been done. @param {string} text */
export function say(text) {
  said.set({ text });
  clearTimeout(timer);
  timer = setTimeout(() => said.set({ text: '' }), SHOWN_MILLIS);
}

/** Copies a text, and says so; where the browser doesn't let it, what to do instead. @param {string} text @param {string} what @param {string} otherwise */
export async function copy(text, what, otherwise) {
  try {
    // Without TLS browsers have no clipboard.
    await navigator.clipboard.writeText(text);
    say(t.export.copied(what));
  } catch {
    say(otherwise);
  }
}

/** Where it is said. */
export function Toast() {
  const text = usePart(said, (value) => value.text);
  return html`<p class="toast" role="status" data-shown=${String(text !== '')}>${text}</p>`;
}
