import { html } from '../lib/html.js';
import { Value } from './value.js';

/** @import { Num } from '../lib/types.js' */

/**
 * A number as a length, beside its name and itself.
 *
 * @param {{ label: any, value: Num | undefined, most: number, text: string, reason?: string, colour?: string, verdict?: string }} props
 */
export function Bar({ label, value, most, text, reason, colour = '--accent', verdict }) {
  const share = value && most > 0 ? Math.min(1, value / most) : 0;
  return html`<div class="ranked" data-verdict=${verdict}>
    <span class="ranked-name">${label}</span>
    <span class="ranked-track" aria-hidden="true"><span style=${{ inlineSize: `${share * 100}%`, background: `var(${colour})` }}></span></span>
    <span class="ranked-value"><${Value} text=${text} reason=${reason} /></span>
  </div>`;
}
