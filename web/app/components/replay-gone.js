import { leaveReplay, replay } from '../data/replay.js';
import { store } from '../data/state.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';

/** Instead of the dashboard, where the address names a replay that isn't there, or has failed. */
export function ReplayGone() {
  const detail = usePart(store, (state) => state.connection.detail);
  const problem = usePart(replay, ({ status }) => (status?.state === 'failed' ? (status.problem ?? '') : null));
  const failed = problem !== null;
  return html`<section class="panel card" data-kind="gone">
    <h2>${failed ? t.replay.itFailed : t.replay.gone}</h2>
    <div class="card-text">
      <span role="status">${failed ? t.replay.failedText(problem) : t.replay.goneText(detail)}</span>
      <button type="button" class="button primary" onClick=${() => leaveReplay()}>${t.replay.showLive}</button>
    </div>
  </section>`;
}
