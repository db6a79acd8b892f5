import { endReplay } from '../data/replay.js';
import { store } from '../data/state.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';

/** Instead of the dashboard, where the address names a replay that isn't there. */
export function ReplayGone() {
  const detail = usePart(store, (state) => state.connection.detail);
  return html`<section class="panel card" data-kind="gone">
    <h2>This replay is over</h2>
    <div class="card-text">
      <span role="status">${detail} A replay that nobody watches for ten minutes is ended, and so are all when the server stops. The interval can be replayed anew.</span>
      <button type="button" class="button primary" onClick=${() => endReplay()}>Show what is live</button>
    </div>
  </section>`;
}
