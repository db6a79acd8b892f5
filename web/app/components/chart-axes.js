import { timeTicks } from '../lib/axis.js';
import { cssColour, cssText } from '../lib/css-token.js';
import { tickText, withoutZeros, zoneOffsetSeconds } from '../lib/format.js';

/**
 * @import uPlot from '../vendor/uPlot.js'
 * @import { Scale } from './chart-options.js'
 */

/** In widths of the font: room that values need at the left, times below, and a time. */
const AXIS_WIDTH = 5.8;
const AXIS_HEIGHT = 2.4;
const TICK_WIDTH = 6.5;

/** Time below, values at the left. @param {Scale} scale @returns {uPlot.Axis[]} */
export function axes(scale) {
  const font = cssText('--chart-font');
  const size = parseFloat(font);
  const common = { stroke: cssColour('--ink-soft'), font, gap: 6 };
  const line = { stroke: cssColour('--line'), width: 1 };
  return [
    {
      ...common,
      size: AXIS_HEIGHT * size,
      grid: { show: false },
      ticks: { ...line, size: 4 },
      splits: (chart, _, min, max) => ticksOf(chart, min, max, size),
      values: (_, splits) =>
        splits.map((second) => tickText(second * 1000, (splits[1] ?? second) - (splits[0] ?? second))),
    },
    {
      ...common,
      size: AXIS_WIDTH * size,
      grid: line,
      ticks: { show: false },
      splits: (_, __, ___, max) => [0, 1, 2, 3, 4].map((i) => (max * i) / 4),
      values: (_, splits) => splits.map(scale.tick ?? ((value) => withoutZeros(scale.format(value)))),
    },
  ];
}

/** @param {uPlot} chart @param {number} min @param {number} max @param {number} size of the font */
function ticksOf(chart, min, max, size) {
  const room = Math.max(2, Math.floor((chart.width / size - AXIS_WIDTH) / TICK_WIDTH));
  return timeTicks(min, max, room, zoneOffsetSeconds(max * 1000));
}
