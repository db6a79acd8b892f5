import { html } from '../lib/html.js';
import { Value } from './value.js';

/**
 * @typedef {object} Fact
 * @property {string} label
 * @property {string} text
 * @property {string} [reason] why the number is unknown
 * @property {string | null} [note]
 * @property {'warning' | 'error' | undefined} [tone]
 */

/** More than this are not read in one row. */
const MOST = 8;

/** How many stand in a row, so that rows are of the same length as far as that goes: where there is room, and where there is less. @param {number} facts */
function rowsOf(facts) {
  const rows = Math.ceil(facts / MOST);
  return { '--facts': Math.ceil(facts / rows), '--facts-half': Math.ceil(facts / rows / 2) };
}

/** The numbers that matter most of one thing. @param {{ label: string, facts: readonly Fact[] }} props */
export function Facts({ label, facts }) {
  return html`<dl class="kpis facts" aria-label=${label} style=${rowsOf(facts.length)}>
    ${facts.map(
      (
        fact,
      ) => html`<div class="kpi panel" key=${fact.label} data-tone=${fact.tone} data-kpi=${fact.label.toLowerCase()}>
        <dt>${fact.label}</dt>
        <dd class="kpi-value"><${Value} text=${fact.text} reason=${fact.reason} /></dd>
        <dd class="kpi-note" title=${fact.note ?? undefined}>${fact.note || '\u00a0'}</dd>
      </div>`,
    )}
  </dl>`;
}
