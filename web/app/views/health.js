import { store } from '../data/state.js';
import { retryText } from '../components/connection.js';
import { clock, duration } from '../lib/format.js';
import { freshness } from '../lib/freshness.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { useNow } from '../lib/use-now.js';

/**
 * @import { Problem, State } from '../lib/types.js'
 * @typedef {{ tone: string, text: string, more: string[], retry?: boolean }} Strip
 */

/** What is wrong, in words; first of all with what is shown itself. @param {{ onRetry: () => void }} props */
export function Health({ onRetry }) {
  const state = usePart(store, (value) => value);
  const now = useNow(state.connection.phase !== 'live');
  const { tone, text, more, retry } = trouble(state, now) ?? judgement(state);
  return html`<section class="panel strip" data-tone=${tone} aria-label="Health">
    <span class="dot" aria-hidden="true"></span>
    <div class="strip-text" role="status" aria-live=${retry ? 'off' : 'polite'}>
      <p>${text}</p>
      ${more.map((line) => html`<p key=${line}>${line}</p>`)}
    </div>
    ${retry && html`<button type="button" class="button" onClick=${onRetry}>Try now</button>`}
  </section>`;
}

/** What is wrong between the server and this page. @param {State} state @param {number} now @returns {Strip | null} */
function trouble(state, now) {
  const { kind, sinceMillis } = freshness(state, Math.max(now, state.receivedMillis));
  if (kind === 'lost') {
    const text = `Disconnected for ${duration(Math.max(1000, now - sinceMillis))}: what you see is of ${clock(sinceMillis)}.`;
    return { tone: 'error', text: `${text} ${sentence(retryText(state.connection, now))}`, more: [], retry: true };
  }
  if (kind === 'starting' || kind === 'waiting') {
    return { tone: 'warning', text: `The server has started anew. ${state.connection.detail}`, more: [] };
  }
  if (state.badMessage) {
    return {
      tone: 'error',
      text: `A message was not understood, the last good one is shown. ${state.badMessage}`,
      more: [],
    };
  }
  return null;
}

/** @param {string} text */
const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('…') ? '' : '.'}`;

/** How the cluster is. @param {State} state @returns {Strip} */
function judgement({ health, viewError }) {
  if (!health)
    return { tone: 'neutral', text: viewError ? `Health can't be read: ${viewError}` : 'Reading health…', more: [] };
  if (health.problems.length === 0) {
    if (health.status === 'unknown')
      return { tone: 'neutral', text: 'Health is unknown: no source reports it.', more: [] };
    return { tone: 'good', text: 'All well', more: [] };
  }
  const [first, ...rest] = [...health.problems].sort((a, b) => rank(b) - rank(a));
  return { tone: first?.severity ?? 'warning', text: first?.text ?? '', more: rest.map((problem) => problem.text) };
}

/** @param {Problem} problem */
const rank = (problem) => Number(problem.severity === 'error');
