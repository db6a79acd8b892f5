/** @import { Num } from './types.js' */

export const SPARK_WIDTH = 100;
export const SPARK_HEIGHT = 24;
const MARGIN = 2;

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
  points.forEach((point, i) => {
    if (point === null) {
      drawing = false;
      return;
    }
    const y = SPARK_HEIGHT - MARGIN - point * scaleY;
    path += `${drawing ? 'L' : 'M'}${round(i * stepX)} ${round(y)}`;
    if (!drawing) path += 'h0';
    drawing = true;
  });
  return path;
}

/** @param {number} pixels */
const round = (pixels) => Math.round(pixels * 10) / 10;
