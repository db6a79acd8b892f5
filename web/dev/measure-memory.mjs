import { addressOf, counters, countPushes, pass, until } from './measure-tab.mjs';

/** @import { Task } from './measure.mjs' */

const READINGS = 12;

/** What is kept after so many minutes of pushes, a second each, when all garbage has been collected. @param {Task} task */
export async function memory({ browser, url, options }) {
  const page = options['pages'].split(',')[0];
  const pushes = Number(options['minutes']) * 60;
  const tab = await browser.tab();
  const counted = await countPushes(tab);
  await tab.send('Performance.enable');
  await tab.send('Page.navigate', { url: addressOf(url, page) });
  await until(tab, "document.querySelector('.dashboard .panel') !== null");
  console.log(`${page}: minutes of pushes   heap MB   nodes   listeners`);
  for (let reading = 0; reading <= READINGS; reading++) {
    while (counted.pushes < (pushes * reading) / READINGS) await pass(100);
    await tab.send('HeapProfiler.collectGarbage');
    const { JSHeapUsedSize = 0, Nodes, JSEventListeners } = await counters(tab);
    const heap = (JSHeapUsedSize / 1e6).toFixed(2);
    console.log(
      [(counted.pushes / 60).toFixed(1), heap, Nodes, JSEventListeners].map((x) => `${x}`.padStart(12)).join(''),
    );
  }
}
