import { axisTicks } from '../lib/axis.js';
import { cssColour, cssText } from '../lib/css-token.js';
import { clock, withoutZeros } from '../lib/format.js';

/** @import uPlot from '../vendor/uPlot.js' */

/**
 * @typedef {object} Line
 * @property {string} series its name in the series buffer
 * @property {string} label
 * @property {string} colour the custom property that holds it
 * @property {string} [fill] likewise, of the area below
 * @property {number} [width]
 * @property {number[]} [dash]
 */

/**
 * @typedef {object} Scale how values are shown
 * @property {(value: number | null | undefined) => string} format
 * @property {number} least what the axis shows at least
 * @property {boolean} [binary] whether round means powers of two
 */

const CURSOR_GROUP = 'time';
const AXIS_WIDTH = 64;
const AXIS_HEIGHT = 26;
const MINUTE = 60;

/**
 * uPlot's options for lines over time.
 *
 * @param {readonly Line[]} lines
 * @param {Scale} scale
 * @param {{ width: number, height: number }} size
 * @param {(index: number | null) => void} onCursor hears which point the shared cursor is at
 * @returns {uPlot.Options}
 */
export function chartOptions(lines, scale, size, onCursor) {
  return {
    ...size,
    padding: [8, 20, 0, 0],
    legend: { show: false },
    cursor: { sync: { key: CURSOR_GROUP, setSeries: false }, drag: { x: false, y: false }, y: false },
    scales: {
      x: { time: true },
      y: { range: (_, __, max) => [0, axisTicks(max ?? 0, scale.least, !!scale.binary).at(-1) ?? 1] },
    },
    axes: axes(scale),
    series: [{}, ...lines.map(seriesOptions)],
    hooks: { setCursor: [(chart) => onCursor(chart.cursor.idx ?? null)] },
  };
}

/** @param {Scale} scale @returns {uPlot.Axis[]} */
function axes(scale) {
  const common = { stroke: cssColour('--ink-soft'), font: cssText('--chart-font'), gap: 6 };
  const line = { stroke: cssColour('--line'), width: 1 };
  return [
    {
      ...common,
      size: AXIS_HEIGHT,
      grid: { show: false },
      ticks: { ...line, size: 4 },
      splits: (_, __, min, max) => minutes(min, max),
      values: (_, splits) => splits.map((second) => clock(second * 1000).slice(0, 5)),
    },
    {
      ...common,
      size: AXIS_WIDTH,
      grid: line,
      ticks: { show: false },
      splits: (_, __, ___, max) => [0, 1, 2, 3, 4].map((i) => (max * i) / 4),
      values: (_, splits) => splits.map((value) => withoutZeros(scale.format(value))),
    },
  ];
}

/** Every whole minute. @param {number} min @param {number} max */
function minutes(min, max) {
  const first = Math.ceil(min / MINUTE) * MINUTE;
  return Array.from({ length: Math.max(0, Math.floor((max - first) / MINUTE) + 1) }, (_, i) => first + i * MINUTE);
}

/** @param {Line} line @returns {uPlot.Series} */
function seriesOptions(line) {
  const stroke = cssColour(line.colour);
  return {
    label: line.label,
    stroke,
    width: line.width ?? 1.5,
    ...(line.dash && { dash: line.dash }),
    ...(line.fill && { fill: cssColour(line.fill) }),
    points: { show: true, filter: alonePoints, size: 4, fill: stroke },
  };
}

/** A point between gaps has no line to be seen by: it is drawn as a dot. @param {uPlot} chart @param {number} seriesIndex */
function alonePoints(chart, seriesIndex) {
  const data = chart.data[seriesIndex] ?? [];
  /** @type {number[]} */
  const alone = [];
  data.forEach((point, i) => {
    if (point !== null && (data[i - 1] ?? null) === null && (data[i + 1] ?? null) === null) alone.push(i);
  });
  return alone;
}
