const DECIMAL_STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
const BINARY_STEPS = [1, 1.25, 1.5, 1.75, 2];
const INTERVALS = 4;
const DAY = 86_400;
const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, DAY];
/** Four of any are short to write, too. */
const SPAN_STEPS = [...TIME_STEPS, 90, 180, 240, 480].sort((a, b) => a - b);

/**
 * @typedef {object} Round what the ticks of an axis are like
 * @property {number} least what the axis shows at least, so that noise near zero stays small
 * @property {'binary' | 'span'} [round] in powers of two, as bytes; or as milliseconds of a span of time
 * @property {number} [most] what no value is above
 */

/**
 * The ticks of a value axis: five, from zero to a round number that holds `max`. They stay while the largest value
 * wanders a little, so that a live chart doesn't pump.
 *
 * @param {number} max
 * @param {Round} round
 * @returns {number[]}
 */
export function axisTicks(max, { least, round, most = Infinity }) {
  const room = Math.min(Math.max(max * 1.04, least), Math.max(max, most));
  const step = (round === 'span' ? spanStep : round === 'binary' ? binaryStep : decimalStep)(room / INTERVALS);
  return Array.from({ length: INTERVALS + 1 }, (_, i) => i * step);
}

/** @param {number} value */
const decimalStep = (value) => roundUp(value, 10, DECIMAL_STEPS);
/** @param {number} value */
const binaryStep = (value) => roundUp(value, 2, BINARY_STEPS);

/** @param {number} millis */
function spanStep(millis) {
  if (millis < 1000) return decimalStep(millis);
  const seconds = millis / 1000;
  return (SPAN_STEPS.find((step) => step >= seconds) ?? Math.ceil(seconds / DAY) * DAY) * 1000;
}

/** @param {number} value @param {number} base @param {number[]} steps */
function roundUp(value, base, steps) {
  const power = base ** Math.floor(Math.log(value) / Math.log(base));
  const step = steps.find((candidate) => candidate * power >= value * (1 - 1e-9)) ?? base;
  return Number((step * power).toPrecision(12));
}

/**
 * Round times between two, as many as there is room for. Hours and days are round in the time zone shown.
 *
 * @param {number} min seconds since the epoch
 * @param {number} max
 * @param {number} most
 * @param {number} offsetSeconds of the zone, east of UTC
 * @returns {number[]}
 */
export function timeTicks(min, max, most, offsetSeconds) {
  const least = (max - min) / most;
  const step = TIME_STEPS.find((candidate) => candidate >= least) ?? Math.ceil(least / DAY) * DAY;
  const first = Math.ceil((min + offsetSeconds) / step) * step - offsetSeconds;
  return Array.from({ length: Math.max(0, Math.floor((max - first) / step) + 1) }, (_, i) => first + i * step);
}
