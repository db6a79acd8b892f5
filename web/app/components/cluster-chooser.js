import { store } from '../data/state.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { langOf, t } from '../lib/texts.js';

/** Which cluster this is; where there are several, a choice. @param {{ onCluster: (cluster: string) => void }} props */
export function ClusterChooser({ onCluster }) {
  const clusters = usePart(store, (state) => state.clusters);
  const cluster = usePart(store, (state) => state.cluster);
  if (cluster === null) return html`<p class="cluster"></p>`;
  if (clusters.length < 2 || !clusters.includes(cluster))
    return html`<p class="cluster" title=${t.cluster.named(cluster)}>${cluster}</p>`;
  return html`<p class="cluster">
    <select
      aria-label=${t.cluster.label}
      value=${cluster}
      onChange=${(/** @type {Event & { currentTarget: HTMLSelectElement }} */ event) => onCluster(event.currentTarget.value)}
    >
      ${clusters.map((id) => html`<option key=${id} value=${id}>${id}</option>`)}
    </select>
  </p>`;
}

/** Instead of the dashboard, where the address names a cluster that isn't there. @param {{ onCluster: (cluster: string) => void }} props */
export function ClusterCard({ onCluster }) {
  const clusters = usePart(store, (state) => state.clusters);
  const detail = usePart(store, (state) => state.connection.detail);
  return html`<section class="panel card" data-kind="choosing">
    <h2>${t.cluster.which}</h2>
    <div class="card-text">
      <span role="status"><span lang=${langOf(detail)}>${detail}</span> ${clusters.length > 0 ? t.cluster.watches : t.cluster.watchesNone}</span>
      ${clusters.map((id) => html`<button key=${id} type="button" class="button" onClick=${() => onCluster(id)}>${id}</button>`)}
    </div>
  </section>`;
}
