import { addressOf, counters, pass, until, valueOf } from './measure-tab.mjs';

/** @import { Task } from './measure.mjs' */

const FRAME_MILLIS = 1000 / 60;

/** Runs in the page: scrolls the table down and up again, and measures from frame to frame. @param {number} millis @param {number} step pixels a frame */
function scrollFrames(millis, step) {
  const box = /** @type {HTMLElement} */ (document.querySelector('.grid-box'));
  return new Promise((resolve) => {
    /** @type {number[]} */
    const frames = [];
    let empty = 0;
    let way = 1;
    const begin = performance.now();
    let last = begin;
    requestAnimationFrame(function frame(now) {
      frames.push(now - last);
      last = now;
      const { top, bottom } = box.getBoundingClientRect();
      const middle = document.elementFromPoint(box.getBoundingClientRect().left + 200, (top + bottom) / 2);
      if (!middle?.closest('tr[data-row]')) empty++;
      if (box.scrollTop + box.clientHeight >= box.scrollHeight - step) way = -1;
      if (box.scrollTop <= step) way = 1;
      box.scrollTop += way * step;
      if (now - begin < millis) requestAnimationFrame(frame);
      else resolve({ frames: frames.slice(1), empty });
    });
  });
}

/** How evenly the topics' table scrolls, slowly and fast, while pushes come. @param {Task} task */
export async function scroll({ browser, url, options }) {
  const millis = Number(options['seconds']) * 1000;
  const tab = await browser.tab();
  await tab.send('Performance.enable', { timeDomain: 'threadTicks' });
  await tab.send('Page.navigate', { url: addressOf(url, 'topics') });
  await until(tab, "document.querySelectorAll('.grid tbody tr').length > 10");
  await pass(5000);
  console.log('pixels a frame   frames   median ms   95 %   longest   over 25 ms   without rows   script ms a frame');
  for (const step of [12, 120, 1200, 12_000]) {
    const before = await counters(tab);
    const { frames, empty } = await valueOf(tab, `(${scrollFrames})(${millis}, ${step})`);
    const after = await counters(tab);
    const sorted = frames.toSorted((/** @type {number} */ a, /** @type {number} */ b) => a - b);
    const at = (/** @type {number} */ share) => sorted[Math.floor((sorted.length - 1) * share)].toFixed(1);
    const late = frames.filter((/** @type {number} */ frame) => frame > 1.5 * FRAME_MILLIS).length;
    const script = (((after['ScriptDuration'] ?? 0) - (before['ScriptDuration'] ?? 0)) * 1000) / frames.length;
    const row = [step, frames.length, at(0.5), at(0.95), at(1), late, empty, script.toFixed(1)];
    console.log(row.map((x) => `${x}`.padStart(10)).join(''));
  }
}
