/** @import { Series } from './types.js' */

/** Fewer known points than this tell nothing. */
const LEAST_POINTS = 10;
/** A change over the whole run smaller than this share of the mean is none. */
const FLAT_SHARE = 0.02;

/**
 * How fast a series rises: the slope of the line closest to its known points, per second.
 *
 * @param {Series | null | undefined} series
 * @returns {number | null} null when too little is known
 */
export function slope(series) {
  if (!series) return null;
  let n = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXY = 0;
  let sumXX = 0;
  series.points.forEach((y, x) => {
    if (y === null) return;
    n++;
    sumX += x;
    sumY += y;
    sumXY += x * y;
    sumXX += x * x;
  });
  if (n < LEAST_POINTS) return null;
  return ((n * sumXY - sumX * sumY) / (n * sumXX - sumX * sumX) / series.stepMillis) * 1000;
}

/**
 * @param {Series | null | undefined} series
 * @returns {'rising' | 'falling' | 'steady' | null} null when too little is known
 */
export function trend(series) {
  const perSecond = slope(series);
  if (perSecond === null || !series) return null;
  const known = /** @type {number[]} */ (series.points.filter((point) => point !== null));
  const mean = known.reduce((sum, point) => sum + point, 0) / known.length;
  const change = (perSecond * series.points.length * series.stepMillis) / 1000;
  if (Math.abs(change) <= FLAT_SHARE * Math.max(Math.abs(mean), 1)) return 'steady';
  return change > 0 ? 'rising' : 'falling';
}
