import { linkToThis } from '../data/lent.js';
import { cssColour, cssText } from '../lib/css-token.js';
import { chartTable } from '../lib/chart-table.js';
import { download, downloadBlob, fileName, toCsv, toJson } from '../lib/export.js';
import { dateClock } from '../lib/format.js';
import { t } from '../lib/texts.js';
import { copy, say } from './toast.js';

/**
 * @import { Timeline } from '../data/use-timeline.js'
 * @import { Line, Scale } from './chart-options.js'
 * @typedef {{ name: string, title: string, lines: readonly Line[], scale: Scale, timeline: Timeline, canvas: () => HTMLCanvasElement | null }} Exported
 */

const HEAD = 56;
const MARGIN = 16;

/** What a chart's menu offers. @param {Exported} exported */
export function chartItems(exported) {
  const { name, lines, scale, timeline } = exported;
  /** @param {string} ending */
  const file = (ending) => fileName([name], ending, Date.now());
  const table = () => chartTable(lines, scale.unit, timeline);
  return [
    { text: t.export.png, act: () => savePicture(exported, file('png')) },
    { text: t.export.csv, act: () => download(file('csv'), 'text/csv', toCsv(table().columns, table().rows)) },
    {
      text: t.export.json,
      act: () => download(file('json'), 'application/json', toJson(table().columns, table().rows)),
    },
    { text: t.export.copyLink, act: copyLink },
  ];
}

/** Gives the address of exactly this view. */
export async function copyLink() {
  const link = await linkToThis();
  if (link === null) say(t.links.tooLarge);
  else copy(link, t.export.link, t.export.noCopyLink);
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
  context.scale(scale, scale);
  drawHead(context, title, lines, timeline);
  picture.toBlob((blob) => blob && downloadBlob(name, blob), 'image/png');
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
