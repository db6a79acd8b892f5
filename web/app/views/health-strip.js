import { duration, pastClock } from '../lib/format.js';
import { findings } from '../lib/findings.js';
import { freshness, retryText } from '../lib/freshness.js';

/**
 * @import { Finding } from '../lib/findings.js'
 * @import { Patch } from '../lib/route.js'
 * @import { State } from '../lib/types.js'
 * @typedef {{ text: string, link?: Patch }} Line
 * @typedef {object} Strip
 * @property {string} tone
 * @property {string} text
 * @property {Patch} [link] the page that shows it
 * @property {Line[]} more
 * @property {string} [retry] when the next attempt is, where trying now makes sense
 */

/** The server's own word for event time that stands still. */
const STALE = 'stale';

/** What is wrong, first of all with what is shown itself; only current knowledge may say that all is well. @param {State} state @param {number} now @returns {Strip} */
export function healthStrip(state, now) {
  return brokenOff(state, now) ?? outdated(state, now) ?? judgement(state);
}

/** Nothing comes in that could be shown. @param {State} state @param {number} now @returns {Strip | null} */
function brokenOff(state, now) {
  const { kind, sinceMillis } = freshness(state, now);
  if (kind === 'lost') {
    const text = `Disconnected for ${duration(Math.max(1000, now - sinceMillis))}: what you see is of ${pastClock(sinceMillis, now)}.`;
    return { tone: 'error', text, more: [], retry: sentence(retryText(state.connection, now)) };
  }
  if (kind === 'starting' || kind === 'waiting') {
    const what = state.past ? 'The replay reads what came before this moment.' : 'The server has started anew.';
    return { tone: 'warning', text: `${what} ${state.past ? '' : state.connection.detail}`.trim(), more: [] };
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

/** What is shown grows old; what was known to be wrong then stays said. @param {State} state @param {number} now @returns {Strip | null} */
function outdated(state, now) {
  const text = whatIsOld(state, now);
  if (text === null) return null;
  const problems = inOrder(state);
  const tone = problems[0]?.severity === 'error' ? 'error' : 'warning';
  return { tone, text, more: problems.map(line) };
}

/** @param {State} state @param {number} now @returns {string | null} */
function whatIsOld(state, now) {
  const { kind, sinceMillis } = freshness(state, now);
  if (kind === 'silent')
    return `Nothing has come from the server since ${pastClock(sinceMillis, now)}: what you see is of then.`;
  if (state.health && state.viewError)
    return `Health and groups are of ${pastClock(state.viewsMillis, now)}: they can't be read. ${state.viewError}`;
  const said = state.health?.problems.some((problem) => problem.code === STALE);
  if (kind === 'standing' && !said)
    return `No broker has reported anything new since ${pastClock(sinceMillis, now)}: what you see is of then.`;
  return null;
}

/** How the cluster is. @param {State} state @returns {Strip} */
function judgement(state) {
  const { health, viewError } = state;
  const [first, ...rest] = inOrder(state);
  if (first) return { tone: first.severity, ...line(first), more: rest.map(line) };
  if (!health)
    return { tone: 'neutral', text: viewError ? `Health can't be read: ${viewError}` : 'Reading health…', more: [] };
  if (health.status === 'ok') return { tone: 'good', text: 'All well', more: [] };
  if (health.status === 'unknown')
    return { tone: 'neutral', text: 'Health is unknown: no source reports it.', more: [] };
  return { tone: health.status, text: `The server's verdict is “${health.status}”, without a reason.`, more: [] };
}

/** The worst first; before all others that what is known is old. @param {State} state */
const inOrder = (state) => findings(state).sort((a, b) => rank(b) - rank(a));

/** @param {Finding} finding @returns {Line} */
const line = ({ text, link }) => (link ? { text, link } : { text });

/** @param {Finding} problem */
const rank = (problem) => (problem.code === STALE ? 2 : Number(problem.severity === 'error'));

/** @param {string} text */
const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('…') ? '' : '.'}`;
