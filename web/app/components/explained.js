import { html } from '../lib/html.js';
import { langOf } from '../lib/texts.js';

/**
 * Something with an explanation, which pointer, keyboard and touch get (see why.js).
 *
 * @param {{ why: string | null | undefined, class?: string, inRow?: boolean, children?: any }} props `inRow`: reached with the
 *   arrow keys of its table's row; without a reason it is reached by nothing
 */
export function Explained({ why, class: name = '', inRow = false, children }) {
  if (!why) return html`<span class=${name || undefined}>${children}</span>`;
  return html`<span class=${`explained ${name}`.trim()} tabindex=${inRow ? -1 : 0} title=${why} lang=${langOf(why)}>${children}</span>`;
}
