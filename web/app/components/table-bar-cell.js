import { isKnown } from '../lib/format.js';
import { html } from '../lib/html.js';

/** @import { Num } from '../lib/types.js' */

/** A number over a bar: how much it is of the most in its column. @param {{ value: Num | undefined, most: Num | undefined, children?: any }} props */
export function Bar({ value, most, children }) {
  const share = isKnown(value) && isKnown(most) && most > 0 ? Math.max(0, Math.min(1, value / most)) : null;
  return html`<span class="bar-cell">
    <span>${children}</span>
    <span class="bar-track" aria-hidden="true">${share !== null && html`<span style=${{ inlineSize: `${share * 100}%` }}></span>`}</span>
  </span>`;
}
