import { chartTable } from '../lib/chart-files.js';
import { cssColour, cssText } from '../lib/css-token.js';
import { download, downloadBlob, fileName, toCsv, toJson } from '../lib/export.js';
import { dateClock } from '../lib/format.js';

/**
 * @import { Timeline } from '../data/use-timeline.js'
 * @import { Exported } from './chart-export.js'
 * @import { Line } from './chart-options.js'
 */

const HEAD = 56;
const MARGIN = 16;

/** Saves a chart as a file. @param {Exported} exported @param {'png' | 'csv' | 'json'} ending */
export function saveChart(exported, ending) {
  const name = fileName([exported.name], ending, Date.now());
  if (ending === 'png') return savePicture(exported, name);
  const { columns, rows } = chartTable(exported.lines, exported.scale.unit, exported.timeline);
  if (ending === 'csv') return download(name, 'text/csv', toCsv(columns, rows));
  return download(name, 'application/json', toJson(columns, rows));
}

/** The chart with its title, its time and its legend. @param {Exported} exported @param {string} name of the file */
function savePicture({ title, lines, timeline, canvas }, name) {
  const drawn = canvas();
  if (!drawn) return;
  const scale = devicePixelRatio;
  const picture = document.createElement('canvas');
  picture.width = drawn.width + 2 * MARGIN * scale;
  picture.height = drawn.height + (HEAD + 2 * MARGIN) * scale;
  const context = picture.getContext('2d');
  if (!context) return;
  context.fillStyle = cssColour('--surface');
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(drawn, MARGIN * scale, (MARGIN + HEAD) * scale);
  drawMarks(context, drawn);
  context.scale(scale, scale);
  drawHead(context, title, lines, timeline);
  picture.toBlob((blob) => blob && downloadBlob(name, blob), 'image/png');
}

/** What happened, as it stands over the chart. @param {CanvasRenderingContext2D} context @param {HTMLCanvasElement} drawn */
function drawMarks(context, drawn) {
  const { left, top, height } = drawn.getBoundingClientRect();
  const scale = drawn.height / height;
  context.save();
  context.setLineDash([3 * scale, 3 * scale]);
  for (const mark of drawn.closest('.chart-plot')?.querySelectorAll('.mark') ?? []) {
    const box = mark.getBoundingClientRect();
    const [x, y] = [MARGIN + box.left - left, MARGIN + HEAD + box.top - top];
    context.strokeStyle = getComputedStyle(mark).borderInlineStartColor;
    context.beginPath();
    context.moveTo(x * scale, y * scale);
    context.lineTo(x * scale, (y + box.height) * scale);
    context.stroke();
  }
  context.restore();
}

/** @param {CanvasRenderingContext2D} context @param {string} title @param {readonly Line[]} lines @param {Timeline} timeline */
function drawHead(context, title, lines, { window: { fromMillis, toMillis } }) {
  const family = cssText('--font');
  context.fillStyle = cssColour('--ink');
  context.font = `600 16px ${family}`;
  context.fillText(title, MARGIN, MARGIN + 16);
  const at = MARGIN + context.measureText(title).width + 16;
  context.font = `12px ${family}`;
  context.fillText(`${dateClock(fromMillis)} – ${dateClock(toMillis)}`, at, MARGIN + 16);
  let x = MARGIN;
  for (const line of lines) {
    context.fillStyle = cssColour(line.colour);
    context.fillRect(x, MARGIN + 34, 14, 3);
    context.fillStyle = cssColour('--ink');
    context.fillText(line.label, x + 20, MARGIN + 40);
    x += context.measureText(line.label).width + 44;
  }
}
