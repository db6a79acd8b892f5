/** Which time the charts show, and in which steps. */

/** @import { Route, Span } from './route.js' */

/**
 * @typedef {object} Window
 * @property {number} fromMillis
 * @property {number} toMillis not shown any more
 * @property {number} stepSeconds
 * @property {boolean} following whether it goes on with the time
 */

const SECONDS = Object.freeze({ live: 120, '5m': 300, '15m': 900, '1h': 3600 });
const STEPS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400];
/** More points than this no chart has room for. */
const MOST_POINTS = 900;

/** From which age on servers keep no finer steps, in seconds. */
const KEPT = [
  { olderThan: 86_400, step: 60 },
  { olderThan: 3600, step: 10 },
];

/**
 * The shortest step that keeps a span of time drawable, and that servers keep of such an age.
 *
 * @param {number} seconds
 * @param {number} ageSeconds of its oldest moment
 */
export function stepFor(seconds, ageSeconds = 0) {
  const least = KEPT.find(({ olderThan }) => ageSeconds > olderThan)?.step ?? 1;
  return STEPS.find((step) => step >= least && seconds / step <= MOST_POINTS) ?? 86_400;
}

/**
 * @param {Pick<Route, 'range' | 'zoom' | 'pausedAt' | 'compare'>} route
 * @param {number} nowMillis the end of the newest second that is known
 * @returns {Window}
 */
export function windowOf({ range, zoom, pausedAt, compare }, nowMillis) {
  const fixed = zoom ?? (typeof range === 'string' ? null : range);
  if (fixed) return inSteps(fixed, stepOf(fixed, compare, nowMillis), false);
  const millis = SECONDS[/** @type {keyof typeof SECONDS} */ (range)] * 1000;
  const endMillis = pausedAt ?? nowMillis;
  const stepSeconds = stepOf({ fromMillis: endMillis - millis, toMillis: endMillis }, compare, nowMillis);
  const toMillis = Math.floor(endMillis / (stepSeconds * 1000)) * stepSeconds * 1000;
  return inSteps({ fromMillis: toMillis - millis, toMillis }, stepSeconds, pausedAt === null);
}

/** What is compared with the period before needs a step that there is of that one too. @param {Span} span @param {boolean} compare @param {number} nowMillis */
function stepOf({ fromMillis, toMillis }, compare, nowMillis) {
  const oldest = compare ? 2 * fromMillis - toMillis : fromMillis;
  return stepFor((toMillis - fromMillis) / 1000, (nowMillis - oldest) / 1000);
}

/** The same length of time, right before. @param {Window} window @returns {Window} */
export function before({ fromMillis, toMillis, stepSeconds }) {
  return { fromMillis: 2 * fromMillis - toMillis, toMillis: fromMillis, stepSeconds, following: false };
}

/** How many steps a window has. @param {Window} window */
export const stepsOf = ({ fromMillis, toMillis, stepSeconds }) =>
  Math.round((toMillis - fromMillis) / (stepSeconds * 1000));

/** Whole steps, at least two, that hold the span. @param {Span} span @param {number} stepSeconds @param {boolean} following @returns {Window} */
function inSteps({ fromMillis, toMillis }, stepSeconds, following) {
  const step = stepSeconds * 1000;
  const from = Math.floor(fromMillis / step) * step;
  const to = Math.max(from + 2 * step, Math.ceil(toMillis / step) * step);
  return { fromMillis: from, toMillis: to, stepSeconds, following };
}
