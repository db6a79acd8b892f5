import { useRoute } from '../data/router.js';
import { replay } from '../data/replay.js';
import { store } from '../data/state.js';
import { clock, pastClock } from '../lib/format.js';
import { freshness, retryText } from '../lib/freshness.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { useNow } from '../lib/use-now.js';

/**
 * @import { Freshness } from '../lib/freshness.js'
 * @import { Connection as State } from '../lib/types.js'
 */

/** Whether what is shown is live, and if not, since when and until when. */
export function Connection() {
  const state = usePart(store, (value) => value);
  const now = Math.max(useNow(true), state.receivedMillis);
  const fresh = freshness(state, now);
  const { pausedAt } = useRoute();
  if (!state.past && pausedAt !== null && fresh.kind === 'fresh')
    return html`<${Held} text=${t.connection.paused} atMillis=${pausedAt} />`;
  if (state.past && (fresh.kind === 'fresh' || fresh.kind === 'starting'))
    return html`<${Held} text=${t.connection.replay} atMillis=${null} />`;
  return html`<div class="connection" data-state=${fresh.kind} title=${state.connection.detail || undefined}>
    <span class="dot" aria-hidden="true"></span>
    <span role="status">${fresh.kind === 'fresh' && !state.metrics ? t.connection.connected : word(fresh, now)}</span>
    <span class="connection-more" aria-hidden="true">${more(fresh, state.connection, now, state.metrics?.atMillis)}</span>
  </div>`;
}

/** Not the present: all goes on behind what is shown. @param {{ text: string, atMillis: number | null }} props */
function Held({ text, atMillis }) {
  return html`<div class="connection" data-state="paused">
    <span class="dot" aria-hidden="true"></span>
    <span role="status">${text}</span>
    <span class="connection-more" aria-hidden="true">${atMillis === null ? '' : clock(atMillis)}</span>
  </div>`;
}

/** The state in a word: what a screen reader hears when it changes. @param {Freshness} fresh @param {number} now */
function word({ kind, sinceMillis }, now) {
  switch (kind) {
    case 'fresh':
      return t.connection.live;
    case 'silent':
      return t.connection.stale(pastClock(sinceMillis, now));
    case 'standing':
      return t.connection.standing(pastClock(sinceMillis, now));
    case 'lost':
      return t.connection.disconnected;
    case 'waiting':
      return t.connection.connected;
    case 'choosing':
      return t.connection.noCluster;
    case 'gone':
      return replay.value.status?.state === 'failed' ? t.connection.replayFailed : t.connection.noReplay;
    case 'starting':
      return t.connection.starting;
    case 'unauthorised':
      return t.connection.loggedOut;
    default:
      return t.connection.connecting;
  }
}

/** @param {Freshness} fresh @param {State} connection @param {number} now @param {number | undefined} atMillis */
function more({ kind }, connection, now, atMillis) {
  if (kind === 'fresh') return atMillis === undefined ? '' : clock(atMillis);
  if (kind === 'lost') return retryText(connection, now);
  return '';
}
