import { addressOf, counters, countPushes, pass, until } from './measure-tab.mjs';

/**
 * @import { Tab } from './browser.mjs'
 * @import { Task } from './measure.mjs'
 */

/** Until what is compiled at first is. */
const WARM_UP_MILLIS = 8000;

/** What one push costs on each page. @param {Task} task */
export async function updates({ browser, url, options }) {
  console.log('milliseconds per push   script  style  layout   task   heap MB');
  for (const page of options['pages'].split(',')) {
    const tab = await browser.tab();
    await tab.send('Performance.enable', { timeDomain: 'threadTicks' });
    await tab.send('Page.navigate', { url: addressOf(url, page) });
    await until(tab, "document.querySelector('.dashboard .panel') !== null");
    await pass(WARM_UP_MILLIS);
    console.log(page.padEnd(22), await perPush(tab, Number(options['seconds']) * 1000));
    if (options['profile']) await profile(tab);
    await tab.close();
  }
}

/** @param {Tab} tab @param {number} millis */
async function perPush(tab, millis) {
  const counted = await countPushes(tab);
  const before = await counters(tab);
  await pass(millis);
  const after = await counters(tab);
  const each = (/** @type {string} */ name) =>
    ((((after[name] ?? 0) - (before[name] ?? 0)) * 1000) / counted.pushes).toFixed(1).padStart(7);
  const heap = ((after['JSHeapUsedSize'] ?? 0) / 1e6).toFixed(1).padStart(8);
  return ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration', 'TaskDuration'].map(each).join('') + heap;
}

/** Where the time goes, function by function. @param {Tab} tab @param {number} [seconds] */
async function profile(tab, seconds = 10) {
  await tab.send('Profiler.enable');
  await tab.send('Profiler.setSamplingInterval', { interval: 200 });
  await tab.send('Profiler.start');
  await pass(seconds * 1000);
  const { profile: taken } = await tab.send('Profiler.stop');
  /** @type {Map<string, number>} */
  const own = new Map();
  const nodes = new Map(taken.nodes.map((/** @type {any} */ node) => [node.id, node.callFrame]));
  taken.samples.forEach((/** @type {number} */ id, /** @type {number} */ i) => {
    const { functionName, url, lineNumber } = nodes.get(id);
    const name = `${functionName} ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}`;
    own.set(name, (own.get(name) ?? 0) + taken.timeDeltas[i] / 1000);
  });
  const busy = [...own].filter(([name]) => !/^\((idle|program)\)/.test(name)).sort(([, a], [, b]) => b - a);
  for (const [name, millis] of busy.slice(0, 25)) console.log(`  ${(millis / seconds).toFixed(2)} ms/s  ${name}`);
}
