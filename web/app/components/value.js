import { html } from '../lib/html.js';
import { UNKNOWN } from '../lib/format.js';

/**
 * A formatted number; an unknown one is a dash that says why.
 *
 * @param {{ text: string, reason?: string }} props
 */
export function Value({ text, reason }) {
  if (text !== UNKNOWN) return html`${text}`;
  const why = reason || 'Unknown: no source reports it.';
  return html`<span class="unknown" title=${why}><span aria-hidden="true">${UNKNOWN}</span><span class="unseen">${why}</span></span>`;
}
