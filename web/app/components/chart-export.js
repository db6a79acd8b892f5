import { linkToThis } from '../data/lent.js';
import { t } from '../lib/texts.js';
import { copy, say } from './toast.js';

/**
 * @import { Timeline } from '../data/use-timeline.js'
 * @import { Line, Scale } from './chart-options.js'
 * @typedef {{ name: string, title: string, lines: readonly Line[], scale: Scale, timeline: Timeline, canvas: () => HTMLCanvasElement | null }} Exported
 */

/** Fetched soon after the first load, to be there also when the server isn't any more. */
const saving = () => import('./chart-save.js');
const SOON_MILLIS = 5000;
setTimeout(() => saving().catch(() => undefined), SOON_MILLIS);

/** What a chart's menu offers. @param {Exported} exported */
export function chartItems(exported) {
  /** @param {'png' | 'csv' | 'json'} ending */
  const save = (ending) => () =>
    saving().then(
      ({ saveChart }) => saveChart(exported, ending),
      () => say(t.server.silent),
    );
  return [
    { text: t.export.png, act: save('png') },
    { text: t.export.csv, act: save('csv') },
    { text: t.export.json, act: save('json') },
    { text: t.export.copyLink, act: copyLink },
  ];
}

/** Gives the address of exactly this view. */
export async function copyLink() {
  const link = await linkToThis();
  if (link === null) say(t.links.tooLarge);
  else copy(link, t.export.link, t.export.noCopyLink);
}
