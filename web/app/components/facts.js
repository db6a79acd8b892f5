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

/** The numbers that matter most of one thing. @param {{ label: string, facts: readonly Fact[] }} props */
export function Facts({ label, facts }) {
  return html`<dl class="kpis facts" aria-label=${label} style=${{ '--facts': facts.length, '--facts-half': Math.ceil(facts.length / 2) }}>
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
