const DECIMAL_STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
const BINARY_STEPS = [1, 1.25, 1.5, 1.75, 2];
const INTERVALS = 4;

/**
 * The ticks of a value axis: five, from zero to a round number that holds `max`. They stay while the largest value
 * wanders a little, so that a live chart doesn't pump.
 *
 * @param {number} max
 * @param {number} least what the axis shows at least, so that noise near zero stays small
 * @param {boolean} [binary] whether round means powers of two, as for bytes
 * @param {number} [most] what no value is above
 * @returns {number[]}
 */
export function axisTicks(max, least, binary = false, most = Infinity) {
  const room = Math.min(Math.max(max * 1.04, least), Math.max(max, most));
  const step = roundUp(room / INTERVALS, binary ? 2 : 10, binary ? BINARY_STEPS : DECIMAL_STEPS);
  return Array.from({ length: INTERVALS + 1 }, (_, i) => i * step);
}

/** @param {number} value @param {number} base @param {number[]} steps */
function roundUp(value, base, steps) {
  const power = base ** Math.floor(Math.log(value) / Math.log(base));
  const step = steps.find((candidate) => candidate * power >= value * (1 - 1e-9)) ?? base;
  return Number((step * power).toPrecision(12));
}

const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];
const DAY = 86_400;

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
