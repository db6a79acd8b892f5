import { leaveReplay } from '../data/replay.js';
import { store } from '../data/state.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';

/** Instead of the dashboard, where the address names a replay that isn't there. */
export function ReplayGone() {
  const detail = usePart(store, (state) => state.connection.detail);
  return html`<section class="panel card" data-kind="gone">
    <h2>${t.replay.gone}</h2>
    <div class="card-text">
      <span role="status">${t.replay.goneText(detail)}</span>
      <button type="button" class="button primary" onClick=${() => leaveReplay()}>${t.replay.showLive}</button>
    </div>
  </section>`;
}
