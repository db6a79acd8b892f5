import { axisTicks } from '../lib/axis.js';
import { cssColour } from '../lib/css-token.js';
import { axes } from './chart-axes.js';
import { limitHooks } from './chart-limits.js';

/**
 * @import { Round } from '../lib/axis.js'
 * @import uPlot from '../vendor/uPlot.js'
 * @import { Span } from '../lib/route.js'
 * @import { Kind } from '../lib/thresholds.js'
 */

/**
 * @typedef {object} Line
 * @property {string} metric its name in the history
 * @property {string} label
 * @property {string} colour the custom property that holds it
 * @property {string} [fill] likewise, of the area below
 * @property {number} [width]
 * @property {Kind} [limit] what it is judged by
 * @property {number} [limitFactor] how many of the line's unit make one of the limit's
 */

/**
 * @typedef {Round & Shown} Scale
 * @typedef {object} Shown how values are shown
 * @property {(value: number | null | undefined) => string} format
 * @property {string} unit of the values as they are, for files
 * @property {(value: number) => string} [tick] how they stand at the axis, where shorter
 */

/**
 * @typedef {object} Hear
 * @property {(index: number | null) => void} onCursor which point the shared cursor is at
 * @property {(span: Span) => void} onZoom a span was dragged out
 * @property {() => void} onReset a double click
 */

const CURSOR_GROUP = 'time';
const LEAST_DRAG = 6;

/**
 * uPlot's options for lines over time.
 *
 * @param {readonly Line[]} lines
 * @param {Scale} scale
 * @param {boolean} compared whether each line has another of the period before
 * @param {{ width: number, height: number }} size
 * @param {Hear} hear
 * @returns {uPlot.Options}
 */
export function chartOptions(lines, scale, compared, size, { onCursor, onZoom, onReset }) {
  const drawn = lines.map((line) => seriesOptions(line));
  return {
    ...size,
    padding: [8, 28, 0, 0],
    legend: { show: false },
    cursor: {
      sync: { key: CURSOR_GROUP, setSeries: false },
      drag: { x: true, y: false, setScale: false, dist: LEAST_DRAG },
      y: false,
      bind: { dblclick: () => () => (onReset(), null) },
    },
    scales: {
      x: { time: true },
      y: { range: (_, __, max) => [0, axisTicks(max ?? 0, scale).at(-1) ?? 1] },
    },
    axes: axes(scale),
    series: [{}, ...drawn, ...(compared ? lines.map(earlierOptions) : [])],
    hooks: {
      setCursor: [(chart) => onCursor(chart.cursor.idx ?? null)],
      setSelect: [(chart) => zoomInto(chart, onZoom)],
      ...limitHooks(lines),
    },
  };
}

/** @param {uPlot} chart @param {(span: Span) => void} onZoom */
function zoomInto(chart, onZoom) {
  const { left, width } = chart.select;
  if (width < LEAST_DRAG) return;
  const [from, to] = [left, left + width].map((x) => Math.round(chart.posToVal(x, 'x') * 1000));
  chart.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  if (from !== undefined && to !== undefined && from < to) onZoom({ fromMillis: from, toMillis: to });
}

/** @param {Line} line @returns {uPlot.Series} */
function seriesOptions(line) {
  const stroke = cssColour(line.colour);
  return {
    label: line.label,
    stroke,
    width: line.width ?? 1.5,
    ...(line.fill && { fill: cssColour(line.fill) }),
    points: { show: true, filter: alonePoints, size: 4, fill: stroke },
  };
}

/** The same of the period before: fainter, dashed. @param {Line} line @returns {uPlot.Series} */
function earlierOptions(line) {
  return {
    label: line.label,
    stroke: cssColour(line.colour),
    alpha: 0.55,
    width: 1.25,
    dash: [4, 4],
    points: { show: false },
  };
}

/** A point between gaps has no line to be seen by: it is drawn as a dot. @param {uPlot} chart @param {number} seriesIndex */
function alonePoints(chart, seriesIndex) {
  const data = chart.data[seriesIndex] ?? [];
  /** @type {number[]} */
  const alone = [];
  for (let i = 0; i < data.length; i++) {
    if (data[i] !== null && (data[i - 1] ?? null) === null && (data[i + 1] ?? null) === null) alone.push(i);
  }
  return alone;
}
