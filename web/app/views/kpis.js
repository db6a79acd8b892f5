import { store } from '../data/state.js';
import { Value } from '../components/value.js';
import { UNKNOWN } from '../lib/format.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { kpis } from './kpi-list.js';

/** @import { Kpi } from './kpi-list.js' */

/** The cluster in eight numbers. */
export function Kpis() {
  const metrics = usePart(store, (state) => state.metrics);
  const health = usePart(store, (state) => state.health);
  if (!metrics) return null;
  return html`<dl class="kpis" aria-label="Key numbers">${kpis(metrics, health).map((kpi) => html`<${Card} key=${kpi.label} kpi=${kpi} />`)}</dl>`;
}

/** @param {{ kpi: Kpi }} props */
function Card({ kpi }) {
  const note = kpi.text === UNKNOWN ? kpi.reason : kpi.note;
  return html`<div class="kpi panel" data-tone=${kpi.tone} data-kpi=${kpi.label.toLowerCase()}>
    <dt>${kpi.label}</dt>
    <dd class="kpi-value"><${Value} text=${kpi.text} reason=${kpi.reason} /></dd>
    <dd class="kpi-note" title=${note}>${note || '\u00a0'}</dd>
    ${kpi.share !== undefined && html`<dd class="kpi-share" aria-hidden="true"><span style=${{ width: `${Math.min(100, kpi.share * 100)}%` }}></span></dd>`}
  </div>`;
}
