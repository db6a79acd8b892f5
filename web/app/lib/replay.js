/** A replay: an interval of the past, played again by the server. */

import { t } from './texts.js';

/** @import { Span } from './route.js' */

/**
 * @typedef {'warming-up' | 'seeking' | 'playing' | 'paused' | 'ended' | 'failed'} ReplayState
 * @typedef {object} Replay
 * @property {string} id
 * @property {ReplayState} state
 * @property {number} fromMillis the first second that can be shown
 * @property {number} toMillis the last one
 * @property {number} positionMillis the second that is shown, or is to be
 * @property {number} progress from 0 to 1: of the warm-up while it lasts
 * @property {number} speed seconds of the past in one of now
 * @property {string | null} problem why it failed
 *
 * @typedef {{ paused?: boolean, speed?: number, position?: number, step?: number }} Change what the server is asked for
 */

/** Of the address, of the paths of views and of the push socket. */
export const PARAMETER = 'replay';
export const SPEEDS = Object.freeze([1, 2, 5, 10, 30, 100, 300, 1000]);
/** What is offered of the time just past, in minutes. */
export const LASTS = Object.freeze([
  { minutes: 10, text: t.replay.last10 },
  { minutes: 30, text: '30 min' },
  { minutes: 60, text: '1 h' },
  { minutes: 360, text: '6 h' },
]);
const STATES = new Set(['warming-up', 'seeking', 'playing', 'paused', 'ended', 'failed']);
const LEAST_MILLIS = 2000;

/** @param {any} answer @returns {Replay} @throws {TypeError} */
export function readReplay(answer) {
  const { id, state, fromMillis, toMillis, positionMillis, progress, speed, problem = null } = answer ?? {};
  if (typeof id !== 'string' || !STATES.has(state)) throw new TypeError('replay: expected an id and a state');
  for (const [name, value] of Object.entries({ fromMillis, toMillis, positionMillis, progress, speed }))
    if (!Number.isFinite(value)) throw new TypeError(`replay.${name}: expected a number`);
  return { id, state, fromMillis, toMillis, positionMillis, progress, speed, problem };
}

/** A path that asks for the replay's views. @param {string} path @param {string | null} id null: the present's */
export function withReplay(path, id) {
  if (id === null) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${PARAMETER}=${encodeURIComponent(id)}`;
}

/** Whether the views begin anew between two states, or are no more: time went back, a warm-up began or was done, it failed. @param {Replay} before @param {Replay} after */
export function isTurned(before, after) {
  const kind = (/** @type {Replay} */ { state }) => (state === 'warming-up' || state === 'failed' ? state : 'views');
  return after.positionMillis < before.positionMillis || kind(before) !== kind(after);
}

/** Whether seconds are missing between a push and the one before. @param {number} beforeMillis @param {{ fromMillis: number } | null | undefined} recent what the newer one brings */
export const isSkipped = (beforeMillis, recent) => !!recent && recent.fromMillis > beforeMillis;

/** The time just past, in whole seconds. @param {number} minutes @param {number} nowMillis @returns {Span} */
export function lastSpan(minutes, nowMillis) {
  const toMillis = Math.floor(nowMillis / 1000) * 1000;
  return { fromMillis: toMillis - minutes * 60_000, toMillis };
}

/** What is wrong with an interval; empty: nothing. @param {Span} span @param {number} nowMillis */
export function spanFault({ fromMillis, toMillis }, nowMillis) {
  if (!Number.isFinite(fromMillis) || !Number.isFinite(toMillis)) return t.words.bothTimes;
  if (toMillis - fromMillis < LEAST_MILLIS) return t.words.endAfter;
  return fromMillis >= nowMillis ? t.replay.future : '';
}

/** The whole second of the interval that is nearest. @param {Span} span @param {number} millis */
export function within({ fromMillis, toMillis }, millis) {
  return Math.min(toMillis, Math.max(fromMillis, Math.round(millis / 1000) * 1000));
}

/** Whether it goes on by itself. @param {Replay} replay */
export const isGoing = ({ state }) => state === 'playing' || state === 'seeking' || state === 'warming-up';

/** What play and pause ask for; at its end play begins anew. @param {Replay} replay @returns {Change} */
export function played(replay) {
  if (replay.state === 'ended') return { position: replay.fromMillis, paused: false };
  return { paused: isGoing(replay) };
}

/** What it does, in words. @param {Replay} replay */
export function stateText({ state, progress, speed, problem }) {
  switch (state) {
    case 'warming-up':
      return t.replay.warmingUp(Math.floor(progress * 100));
    case 'seeking':
      return t.replay.seeking;
    case 'playing':
      return speed === 1 ? t.replay.playing : t.replay.playingFast(speed);
    case 'paused':
      return t.replay.paused;
    case 'ended':
      return t.replay.ended;
    default:
      return t.replay.failed(problem ?? '').trim();
  }
}

/** The speeds to choose from, with the one that there is. @param {number} speed */
export const speedsWith = (speed) => [...new Set([...SPEEDS, speed])].sort((a, b) => a - b);
