/** A dashboard of the reader's own: which panels, in which order, how large. Read from storage and from files of others. */

import { t } from './texts.js';

/**
 * @typedef {object} Tile
 * @property {'chart' | 'numbers' | 'balance' | 'movers' | 'laggers'} type
 * @property {string} [subject] of a chart: cluster, topics/NAME, groups/NAME, brokers/ID
 * @property {string} [chart] which of the subject's charts
 * @property {number} width in twelfths of the page
 * @property {number} height in rows
 * @typedef {{ name: string, tiles: readonly Tile[] }} Dashboard
 */

export const FORMAT = 'takhin-dashboard';
const VERSION = 1;
export const TYPES = Object.freeze(['chart', 'numbers', 'balance', 'movers', 'laggers']);
export const WIDTHS = Object.freeze([3, 4, 6, 8, 12]);
export const HEIGHTS = Object.freeze([1, 2, 3]);
const MOST_TILES = 40;
const LONGEST_NAME = 80;
const LONGEST_SUBJECT = 600;
const MOST_PROBLEMS = 5;

/** What stands there at first. @type {Dashboard} */
export const STARTER = Object.freeze({
  name: t.board.mine,
  tiles: Object.freeze(
    /** @type {Tile[]} */ ([
      { type: 'numbers', width: 12, height: 1 },
      { type: 'chart', subject: 'cluster', chart: 'records', width: 8, height: 1 },
      { type: 'movers', width: 4, height: 1 },
      { type: 'chart', subject: 'cluster', chart: 'produceLatency', width: 6, height: 1 },
      { type: 'chart', subject: 'cluster', chart: 'lag', width: 6, height: 1 },
    ]),
  ),
});

/** @param {Dashboard} dashboard */
export function dashboardJson({ name, tiles }) {
  return JSON.stringify({ format: FORMAT, version: VERSION, name, panels: tiles }, null, 2) + '\n';
}

/**
 * @param {string} text
 * @param {(subject: string) => readonly string[] | null} chartsOf the charts of a subject; null: there is no such kind of subject
 * @returns {{ dashboard: Dashboard, problems: readonly string[] }} with problems, the dashboard is of no use
 */
export function readDashboard(text, chartsOf) {
  /** @type {string[]} */
  const problems = [];
  const fail = (/** @type {string} */ path, /** @type {string} */ expected, /** @type {unknown} */ found) =>
    problems.push(t.imports.problem(path, expected, say(found)));
  const found = parsed(text, problems);
  if (problems.length > 0) return { dashboard: STARTER, problems };
  if (found?.format !== FORMAT) fail('format', `"${FORMAT}"`, found?.format);
  if (found?.version !== VERSION) fail('version', String(VERSION), found?.version);
  if (typeof found?.name !== 'string' || found.name.length > LONGEST_NAME)
    fail('name', t.imports.text(LONGEST_NAME), found?.name);
  const panels = found?.panels;
  if (!Array.isArray(panels) || panels.length > MOST_TILES) fail('panels', t.imports.list(MOST_TILES), panels);
  const tiles = Array.isArray(panels)
    ? panels.slice(0, MOST_TILES).map((panel, i) => readTile(panel, `panels[${i}]`, chartsOf, fail))
    : [];
  const dashboard = { name: String(found?.name), tiles };
  return { dashboard, problems: problems.slice(0, MOST_PROBLEMS) };
}

/** @param {string} text @param {string[]} problems @returns {any} */
function parsed(text, problems) {
  try {
    return JSON.parse(text);
  } catch (error) {
    problems.push(t.imports.noJson(error instanceof Error ? error.message : String(error)));
    return null;
  }
}

/**
 * @param {any} panel @param {string} path @param {(subject: string) => readonly string[] | null} chartsOf
 * @param {(path: string, expected: string, found: unknown) => void} fail
 * @returns {Tile}
 */
function readTile(panel, path, chartsOf, fail) {
  const { type, subject, chart, width, height } = panel ?? {};
  if (!TYPES.includes(type)) fail(`${path}.type`, t.imports.oneOf(TYPES.join(', ')), type);
  if (!WIDTHS.includes(width)) fail(`${path}.width`, t.imports.oneOf(WIDTHS.join(', ')), width);
  if (!HEIGHTS.includes(height)) fail(`${path}.height`, t.imports.oneOf(HEIGHTS.join(', ')), height);
  if (type !== 'chart') return { type, width, height };
  const charts = typeof subject === 'string' && subject.length <= LONGEST_SUBJECT ? chartsOf(subject) : null;
  if (!charts) fail(`${path}.subject`, t.imports.subject, subject);
  else if (!charts.includes(chart)) fail(`${path}.chart`, t.imports.oneOf(charts.join(', ')), chart);
  return { type, subject, chart, width, height };
}

/** @param {unknown} value */
function say(value) {
  if (value === undefined) return t.imports.nothing;
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** @param {Dashboard} dashboard @param {Tile} tile @returns {Dashboard} the same when it is full */
export const withTile = (dashboard, tile) =>
  dashboard.tiles.length >= MOST_TILES ? dashboard : { ...dashboard, tiles: [...dashboard.tiles, tile] };

/** @param {Dashboard} dashboard @param {number} index @returns {Dashboard} */
export const withoutTile = (dashboard, index) => ({
  ...dashboard,
  tiles: dashboard.tiles.filter((_, i) => i !== index),
});

/** Puts one panel where another is; those between move up. @param {Dashboard} dashboard @param {number} from @param {number} to @returns {Dashboard} */
export function moved(dashboard, from, to) {
  const tile = dashboard.tiles[from];
  if (!tile || to < 0 || to >= dashboard.tiles.length || from === to) return dashboard;
  const rest = dashboard.tiles.filter((_, i) => i !== from);
  return { ...dashboard, tiles: [...rest.slice(0, to), tile, ...rest.slice(to)] };
}

/** The nearest size that there is. @param {Dashboard} dashboard @param {number} index @param {{ width: number, height: number }} size @returns {Dashboard} */
export function resized(dashboard, index, size) {
  const width = nearest(WIDTHS, size.width);
  const height = nearest(HEIGHTS, size.height);
  const tile = dashboard.tiles[index];
  if (!tile || (tile.width === width && tile.height === height)) return dashboard;
  return { ...dashboard, tiles: dashboard.tiles.map((other, i) => (i === index ? { ...tile, width, height } : other)) };
}

/** The next size in a direction; the last one stays. @param {readonly number[]} sizes @param {number} size @param {number} steps */
export function nextSize(sizes, size, steps) {
  const index = Math.max(0, sizes.indexOf(size)) + steps;
  return sizes[Math.min(sizes.length - 1, Math.max(0, index))] ?? size;
}

/** @param {readonly number[]} sizes @param {number} wanted */
const nearest = (sizes, wanted) =>
  sizes.reduce((best, size) => (Math.abs(size - wanted) < Math.abs(best - wanted) ? size : best));
