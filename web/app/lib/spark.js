/** @import { Num } from './types.js' */

/** The drawing's own units: so fine that whole ones do, which make short paths and cost no rounding of texts. */
export const SPARK_WIDTH = 1000;
export const SPARK_HEIGHT = 240;
const MARGIN = 20;

/**
 * A line without axes as one SVG path, from zero to its own maximum; an unknown point is a gap.
 *
 * @param {readonly Num[]} points
 * @returns {string} empty when nothing is known
 */
export function sparkPath(points) {
  let max = 0;
  for (const point of points) if (point !== null && point > max) max = point;
  const stepX = points.length > 1 ? SPARK_WIDTH / (points.length - 1) : 0;
  const scaleY = max > 0 ? (SPARK_HEIGHT - 2 * MARGIN) / max : 0;
  let path = '';
  let drawing = false;
  for (let i = 0; i < points.length; i++) {
    const point = points[i] ?? null;
    if (point !== null) {
      const x = Math.round(i * stepX);
      const y = Math.round(SPARK_HEIGHT - MARGIN - point * scaleY);
      path += drawing ? `L${x} ${y}` : `M${x} ${y}h0`;
    }
    drawing = point !== null;
  }
  return path;
}
