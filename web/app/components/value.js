import { html } from '../lib/html.js';
import { UNKNOWN } from '../lib/format.js';
import { langOf, t } from '../lib/texts.js';

/**
 * A formatted number; an unknown one is a dash that says why, to the pointer and to the keyboard.
 *
 * @param {{ text: string, reason?: string, inRow?: boolean }} props `inRow`: reached with the arrow keys of its table's row
 */
export function Value({ text, reason, inRow = false }) {
  if (text !== UNKNOWN) return html`${text}`;
  const why = reason || t.server.unknown;
  return html`<span class="unknown" tabindex=${inRow ? -1 : 0} title=${why} lang=${langOf(why)}><span aria-hidden="true">${UNKNOWN}</span><span class="unseen">${why}</span></span>`;
}
