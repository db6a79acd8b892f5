import { html } from '../lib/html.js';
import { judge } from '../lib/thresholds.js';

/**
 * @import { Num } from '../lib/types.js'
 * @import { Kind } from '../lib/thresholds.js'
 */

/** A number in the colour that the reader's thresholds give it, and in words for those who see none. @param {{ kind: Kind, value: Num | undefined, children?: any }} props */
export function Judged({ kind, value, children }) {
  const verdict = judge(kind, value);
  if (verdict === 'ok') return children;
  return html`<span class="judged" data-verdict=${verdict}>${children}<span class="unseen"> (${verdict})</span></span>`;
}
