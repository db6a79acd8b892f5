import { Browser } from './browser.mjs';
import { addressOf, pass, until, valueOf } from './measure-tab.mjs';

/** @import { Task } from './measure.mjs' */

/** Until the browser is done with starting, opening this tab and closing the one before. */
const SETTLE_MILLIS = 2_000;

/** From the navigation until the first chart has lines, and what came over the network until then. @param {Task} task */
export async function first({ browser, url, options }) {
  const page = options['pages']?.split(',')[0] ?? '/';
  /** @type {number[]} */
  const charts = [];
  for (let i = 0; i < Number(options['times']); i++) {
    const started = options['cold'] ? new Browser() : null;
    const tab = await (started ?? browser).tab();
    await tab.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})()` });
    await pass(SETTLE_MILLIS);
    await tab.send('Page.navigate', { url: addressOf(url, page) });
    await until(tab, 'globalThis.firstChart !== undefined');
    await pass(500);
    const { chart, shell, files, kilobytes } = await valueOf(tab, `(${told})()`);
    charts.push(chart);
    console.log(`${page}: first chart ${chart} ms, shell ${shell} ms, ${files} requests, ${kilobytes} kB`);
    await tab.close();
    started?.close();
  }
  const sorted = charts.sort((a, b) => a - b);
  console.log(`median ${sorted[Math.floor(sorted.length / 2)]} ms, longest ${sorted.at(-1)} ms`);
}

/** Runs in the page: notes when a chart has been drawn. */
function watch() {
  const page = /** @type {any} */ (globalThis);
  requestAnimationFrame(function look() {
    const shown = document.querySelector('.main') !== null;
    if (shown) page.firstShell ??= performance.now();
    const canvas = document.querySelector('canvas');
    const { width = 0, height = 0 } = canvas ?? {};
    const pixels = width * height > 0 ? canvas?.getContext('2d')?.getImageData(0, 0, width, height).data : null;
    if (pixels?.some((value) => value !== 0)) page.firstChart = performance.now();
    else requestAnimationFrame(look);
  });
}

/** Runs in the page. */
function told() {
  const page = /** @type {any} */ (globalThis);
  const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource'));
  const bytes = entries.reduce((sum, entry) => sum + entry.transferSize, 0);
  return {
    chart: Math.round(page.firstChart),
    shell: Math.round(page.firstShell),
    files: entries.length,
    kilobytes: Math.round(bytes / 1000),
  };
}
