import { cssColour } from '../lib/css-token.js';
import { limitsOf } from '../lib/thresholds.js';

/**
 * @import uPlot from '../vendor/uPlot.js'
 * @import { Line } from './chart-options.js'
 */

const COLOURS = Object.freeze({ warning: '--warning', critical: '--error' });
const TINT = 0.07;

/** Draws the limits that lines are judged by: a line each, and a tint above it. @param {readonly Line[]} lines */
export function limitHooks(lines) {
  const { limit, limitFactor = 1 } = lines.find((line) => line.limit) ?? {};
  if (!limit) return {};
  return { drawClear: [(/** @type {uPlot} */ chart) => drawLimits(chart, limitsOf(limit), limitFactor)] };
}

/** @param {uPlot} chart @param {import('../lib/thresholds.js').Limits} limits @param {number} factor */
function drawLimits(chart, limits, factor) {
  let top = chart.bbox.top;
  for (const name of /** @type {const} */ (['critical', 'warning'])) {
    const value = limits[name] === null ? null : limits[name] * factor;
    const max = chart.scales['y']?.max;
    if (value === null || max === undefined || max === null || value > max) continue;
    const y = Math.round(chart.valToPos(value, 'y', true));
    drawLimit(chart, y, top, cssColour(COLOURS[name]));
    top = y;
  }
}

/** @param {uPlot} chart @param {number} y @param {number} top @param {string} colour */
function drawLimit({ ctx, bbox }, y, top, colour) {
  ctx.save();
  ctx.globalAlpha = TINT;
  ctx.fillStyle = colour;
  ctx.fillRect(bbox.left, top, bbox.width, y - top);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = colour;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}
