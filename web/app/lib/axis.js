const DECIMAL_STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
const BINARY_STEPS = [1, 1.25, 1.5, 1.75, 2];
const INTERVALS = 4;

/**
 * The ticks of a value axis: five, from zero to a round number that holds `max`. They stay while the largest value
 * wanders a little, so that a live chart doesn't pump.
 *
 * @param {number} max
 * @param {number} least what the axis shows at least, so that noise near zero stays small
 * @param {boolean} binary whether round means powers of two, as for bytes
 * @returns {number[]}
 */
export function axisTicks(max, least, binary) {
  const step = roundUp(Math.max(max * 1.04, least) / INTERVALS, binary ? 2 : 10, binary ? BINARY_STEPS : DECIMAL_STEPS);
  return Array.from({ length: INTERVALS + 1 }, (_, i) => i * step);
}

/** @param {number} value @param {number} base @param {number[]} steps */
function roundUp(value, base, steps) {
  const power = base ** Math.floor(Math.log(value) / Math.log(base));
  const step = steps.find((candidate) => candidate * power >= value * (1 - 1e-9)) ?? base;
  return Number((step * power).toPrecision(12));
}
