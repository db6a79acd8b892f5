import { useRoute } from '../data/router.js';
import { store } from '../data/state.js';
import { clock, pastClock } from '../lib/format.js';
import { freshness, retryText } from '../lib/freshness.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
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
    return html`<${Held} text="Paused" atMillis=${pausedAt} />`;
  if (state.past && (fresh.kind === 'fresh' || fresh.kind === 'starting'))
    return html`<${Held} text="Replay" atMillis=${null} />`;
  return html`<div class="connection" data-state=${fresh.kind} title=${state.connection.detail || undefined}>
    <span class="dot" aria-hidden="true"></span>
    <span role="status">${fresh.kind === 'fresh' && !state.metrics ? 'Connected' : word(fresh, now)}</span>
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
      return 'Live';
    case 'silent':
      return `Stale since ${pastClock(sinceMillis, now)}`;
    case 'standing':
      return `No new data since ${pastClock(sinceMillis, now)}`;
    case 'lost':
      return 'Disconnected';
    case 'waiting':
      return 'Connected';
    case 'choosing':
      return 'No such cluster';
    case 'gone':
      return 'No such replay';
    case 'starting':
      return 'Starting';
    case 'unauthorised':
      return 'Not logged in';
    default:
      return 'Connecting…';
  }
}

/** @param {Freshness} fresh @param {State} connection @param {number} now @param {number | undefined} atMillis */
function more({ kind }, connection, now, atMillis) {
  if (kind === 'fresh') return atMillis === undefined ? '' : clock(atMillis);
  if (kind === 'lost') return retryText(connection, now);
  return '';
}
