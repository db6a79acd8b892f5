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
  for (const within of [false, true]) {
    console.log(within ? '  with what they call:' : '  by themselves:');
    const busy = [...timesOf(taken, within)].filter(([name]) => !/^\((idle|program|root)\)/.test(name));
    busy.sort(([, a], [, b]) => b - a);
    for (const [name, millis] of busy.slice(0, 30)) console.log(`  ${(millis / seconds).toFixed(2)} ms/s  ${name}`);
  }
}

/** Milliseconds by function. @param {any} taken @param {boolean} within whether with all that it calls @returns {Map<string, number>} */
function timesOf({ nodes, samples, timeDeltas }, within) {
  /** @type {Map<number, any>} */
  const byId = new Map(nodes.map((/** @type {any} */ node) => [node.id, node]));
  for (const node of nodes) for (const child of node.children ?? []) byId.get(child).parent = node;
  const nameOf = (/** @type {any} */ { callFrame: { functionName, url, lineNumber } }) =>
    `${functionName} ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}`;
  /** @type {Map<string, number>} */
  const times = new Map();
  samples.forEach((/** @type {number} */ id, /** @type {number} */ i) => {
    const names = new Set();
    for (let node = byId.get(id); node; node = within ? node.parent : null) names.add(nameOf(node));
    for (const name of names) times.set(name, (times.get(name) ?? 0) + timeDeltas[i] / 1000);
  });
  return times;
}
