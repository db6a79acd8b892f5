import { UNKNOWN } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { judge } from '../lib/thresholds.js';
import { Value } from './value.js';

/**
 * @import { Num } from '../lib/types.js'
 * @import { Kind } from '../lib/thresholds.js'
 */

/** A cell's number. A table has hundreds: what is known is mere text, and only what isn't is worth a component. @param {string} text @param {() => string} why */
export const told = (text, why) => (text === UNKNOWN ? html`<${Value} text=${text} reason=${why()} inRow />` : text);

/** The same in the colour that the reader's thresholds give it, and in words for those who see none. @param {Kind | undefined} kind @param {Num | undefined} value @param {any} shown */
export function judgedCell(kind, value, shown) {
  const verdict = kind ? judge(kind, value) : 'ok';
  if (verdict === 'ok') return shown;
  return html`<span class="judged" data-verdict=${verdict}>${shown}<span class="unseen"> (${t.words.verdict(verdict)})</span></span>`;
}
