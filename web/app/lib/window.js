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
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400];
/** More points than this no chart has room for. */
const MOST_POINTS = 900;

/** The shortest step that keeps a span of time drawable. @param {number} seconds */
export const stepFor = (seconds) => STEPS.find((step) => seconds / step <= MOST_POINTS) ?? 86_400;

/**
 * @param {Pick<Route, 'range' | 'zoom' | 'pausedAt'>} route
 * @param {number} nowMillis the end of the newest second that is known
 * @returns {Window}
 */
export function windowOf({ range, zoom, pausedAt }, nowMillis) {
  const fixed = zoom ?? (typeof range === 'string' ? null : range);
  if (fixed) return inSteps(fixed, false);
  const seconds = SECONDS[/** @type {keyof typeof SECONDS} */ (range)];
  const step = stepFor(seconds) * 1000;
  const toMillis = Math.floor((pausedAt ?? nowMillis) / step) * step;
  return inSteps({ fromMillis: toMillis - seconds * 1000, toMillis }, pausedAt === null);
}

/** The same length of time, right before. @param {Window} window @returns {Window} */
export function before({ fromMillis, toMillis, stepSeconds }) {
  return { fromMillis: 2 * fromMillis - toMillis, toMillis: fromMillis, stepSeconds, following: false };
}

/** How many steps a window has. @param {Window} window */
export const stepsOf = ({ fromMillis, toMillis, stepSeconds }) =>
  Math.round((toMillis - fromMillis) / (stepSeconds * 1000));

/** Whole steps, at least two, that hold the span. @param {Span} span @param {boolean} following @returns {Window} */
function inSteps({ fromMillis, toMillis }, following) {
  const stepSeconds = stepFor((toMillis - fromMillis) / 1000);
  const step = stepSeconds * 1000;
  const from = Math.floor(fromMillis / step) * step;
  return {
    fromMillis: from,
    toMillis: Math.max(from + 2 * step, Math.ceil(toMillis / step) * step),
    stepSeconds,
    following,
  };
}
