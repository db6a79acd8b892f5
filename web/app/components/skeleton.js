import { useRoute } from '../data/router.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';

const CARDS = Array.from({ length: 8 });

/** The page's shape before its first data, so that nothing moves when they come. */
export function Skeleton() {
  const { page } = useRoute();
  if (page !== 'overview') return html`<${Plain} />`;
  return html`<div class="dashboard" role="status" aria-busy="true" aria-label=${t.words.loading}>
    <div class="panel strip bone-panel"></div>
    <div class="kpis">${CARDS.map(() => html`<div class="kpi panel"><div class="bone bone-label"></div><div class="bone bone-value"></div><div class="kpi-spark"></div></div>`)}</div>
    <div class="charts">
      ${['throughput', 'produce-latency', 'fetch-latency'].map(
        (name) =>
          html`<div class="panel bone-panel" data-panel=${name}><div class="panel-head"><div class="bone bone-label"></div></div><div class="chart"></div></div>`,
      )}
    </div>
  </div>`;
}

/** Any page but the overview. */
function Plain() {
  return html`<div class="dashboard" role="status" aria-busy="true" aria-label=${t.words.loading}>
    <div class="panel strip bone-panel"></div>
    <div class="panel bone-panel"><div class="panel-head"></div><div class="bone bone-table"></div></div>
  </div>`;
}
