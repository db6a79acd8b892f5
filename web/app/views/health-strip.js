import { duration, pastClock } from '../lib/format.js';
import { findings } from '../lib/findings.js';
import { freshness, retryText } from '../lib/freshness.js';
import { t } from '../lib/texts.js';

/**
 * @import { Finding } from '../lib/findings.js'
 * @import { Patch } from '../lib/route.js'
 * @import { State } from '../lib/types.js'
 * @typedef {{ text: string, rule?: string, link?: Patch }} Line `rule`: what the server says of it
 * @typedef {object} Strip
 * @property {string} tone
 * @property {string} text
 * @property {string} [rule] what the server says of it
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

/** Nothing comes in that could be shown; what was known to be wrong then stays said. @param {State} state @param {number} now @returns {Strip | null} */
function brokenOff(state, now) {
  const { kind, sinceMillis } = freshness(state, now);
  if (kind === 'lost') {
    const text = t.health.lost(duration(Math.max(1000, now - sinceMillis)), pastClock(sinceMillis, now));
    return { tone: 'error', text, more: inOrder(state).map(line), retry: sentence(retryText(state.connection, now)) };
  }
  if (kind === 'starting' || kind === 'waiting') {
    const what = state.past ? t.health.replayReads : t.health.restarted;
    return { tone: 'warning', text: `${what} ${state.past ? '' : state.connection.detail}`.trim(), more: [] };
  }
  if (state.badMessage) {
    return {
      tone: 'error',
      text: t.health.badMessage(state.badMessage),
      more: [],
    };
  }
  return null;
}

/** What is shown grows old; the same holds. @param {State} state @param {number} now @returns {Strip | null} */
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
  if (kind === 'silent') return t.health.silent(pastClock(sinceMillis, now));
  if (state.health && state.viewError) return t.health.viewsOld(pastClock(state.viewsMillis, now), state.viewError);
  const said = state.health?.problems.some((problem) => problem.code === STALE);
  if (kind === 'standing' && !said) return t.health.standing(pastClock(sinceMillis, now));
  return null;
}

/** How the cluster is. @param {State} state @returns {Strip} */
function judgement(state) {
  const { health, viewError } = state;
  const [first, ...rest] = inOrder(state);
  if (first) return { tone: first.severity, ...line(first), more: rest.map(line) };
  if (!health)
    return { tone: 'neutral', text: viewError ? t.health.unreadable(viewError) : t.health.reading, more: [] };
  if (health.status === 'ok') return { tone: 'good', text: t.health.well, more: [] };
  if (health.status === 'unknown') return { tone: 'neutral', text: t.health.unknown, more: [] };
  return { tone: health.status, text: t.health.verdict(health.status), more: [] };
}

/** The worst first; before all others that what is known is old. @param {State} state */
const inOrder = (state) => findings(state).sort((a, b) => rank(b) - rank(a));

/** @param {Finding} finding @returns {Line} */
const line = ({ text, rule, link }) => ({ text, ...(rule && { rule }), ...(link && { link }) });

/** @param {Finding} problem */
const rank = (problem) => (problem.code === STALE ? 2 : Number(problem.severity === 'error'));

/** @param {string} text */
const capital = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** @param {string} text */
const sentence = (text) => (text.endsWith('…') ? capital(text) : t.health.sentence(capital(text)));

/** A text without its numbers and their units: the same while only these change. @param {string} text */
export const gistOf = (text) => text.replace(/\d[\d.,]*(\s?(k|M|G|ms|s|min|h|d)\b)?/g, '').replace(/\s+/g, ' ');

/** Lines that are said on the overview; elsewhere the first alone. */
const SHOWN = 6;

/**
 * How many lines of what is wrong stand below the first. That the connection is away takes the place of one, and of another
 * that says how many are left out: nothing below moves.
 *
 * @param {number} wrong @param {boolean} away
 */
export function mostLines(wrong, away) {
  if (!away || wrong < 2) return SHOWN;
  return Math.min(wrong, SHOWN + 1) - 2;
}
