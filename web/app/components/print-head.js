import { store } from '../data/state.js';
import { useWindow } from '../data/use-timeline.js';
import { dateClock, zoneText } from '../lib/format.js';
import { html } from '../lib/html.js';
import { printing } from '../lib/printing.js';
import { usePart } from '../lib/store.js';

/** What stands on paper below the title: of which cluster and moment it is. */
export function PrintHead() {
  return usePart(printing, ({ on }) => on) ? html`<${Said} />` : null;
}

function Said() {
  const metrics = usePart(store, (state) => state.metrics);
  const cluster = usePart(store, (state) => state.metrics?.clusterId ?? state.cluster);
  const past = usePart(store, (state) => state.past);
  const { fromMillis, toMillis } = useWindow();
  const atMillis = metrics?.atMillis ?? null;
  return html`<dl class="print-head">
    <div><dt>Cluster</dt><dd>${cluster ?? '—'}</dd></div>
    <div><dt>${past ? 'Replayed moment' : 'Moment'}</dt><dd>${atMillis === null ? '—' : `${dateClock(atMillis)} ${zoneText(atMillis)}`}</dd></div>
    <div><dt>Charts</dt><dd>${dateClock(fromMillis)} – ${dateClock(toMillis)}</dd></div>
  </dl>`;
}
