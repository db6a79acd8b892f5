/** What measurements share: how a page is opened, and what the browser counts of it. */

/**
 * @import { Tab } from './browser.mjs'
 * @typedef {Record<string, number>} Counters as Performance.getMetrics names them; durations in seconds
 */

/** @param {number} millis */
export const pass = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** The address of one of the pages. @param {string} url @param {string} page */
export const addressOf = (url, page) => `${url}${page === '/' ? '' : `#/${page}`}`;

/** @param {Tab} tab @param {string} expression @returns {Promise<any>} */
export async function valueOf(tab, expression) {
  const { result, exceptionDetails } = await tab.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(`${exceptionDetails.text} ${exceptionDetails.exception?.description ?? ''}`);
  return result.value;
}

/** Waits until something is true in the page. @param {Tab} tab @param {string} condition @param {number} [millis] */
export async function until(tab, condition, millis = 30_000) {
  const end = Date.now() + millis;
  while (!(await valueOf(tab, condition))) {
    if (Date.now() > end) throw new Error(`waited ${millis} ms for ${condition}`);
    await pass(50);
  }
}

/** @param {Tab} tab @returns {Promise<Counters>} */
export async function counters(tab) {
  const { metrics } = await tab.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map((/** @type {any} */ { name, value }) => [name, value]));
}

/** Counts the pushes that come: the cluster's view is the last of each. @param {Tab} tab */
export async function countPushes(tab) {
  const counted = { pushes: 0 };
  await tab.send('Network.enable');
  tab.on('Network.webSocketFrameReceived', ({ response }) => {
    if (response.payloadData.includes('"view":"cluster"')) counted.pushes++;
  });
  return counted;
}
