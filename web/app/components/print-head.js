import { store } from '../data/state.js';
import { useWindow } from '../data/use-timeline.js';
import { dateClock, zoneText } from '../lib/format.js';
import { html } from '../lib/html.js';
import { printing } from '../lib/printing.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';

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
    <div><dt>${t.cluster.label}</dt><dd>${cluster ?? '—'}</dd></div>
    <div><dt>${past ? t.print.replayed : t.print.moment}</dt><dd>${atMillis === null ? '—' : `${dateClock(atMillis)} ${zoneText(atMillis)}`}</dd></div>
    <div><dt>${t.print.charts}</dt><dd>${dateClock(fromMillis)} – ${dateClock(toMillis)}</dd></div>
  </dl>`;
}
