/**
 * @import uPlot from '../vendor/uPlot.js'
 * @import { Span } from '../lib/route.js'
 */

/**
 * The keys of a chart that has the focus: arrows move the cursor, + zooms in around it, - goes back.
 *
 * @param {KeyboardEvent} event
 * @param {uPlot | null} chart
 * @param {(span: Span) => void} onZoom
 * @param {() => void} onReset
 */
export function chartKeys(event, chart, onZoom, onReset) {
  if (!chart || event.ctrlKey || event.metaKey || event.altKey) return;
  const last = chart.data[0].length - 1;
  const at = chart.cursor.idx ?? last;
  const step = event.shiftKey ? 10 : 1;
  /** @type {Record<string, () => void>} */
  const acts = {
    ArrowLeft: () => moveTo(chart, Math.max(0, at - step)),
    ArrowRight: () => moveTo(chart, Math.min(last, at + step)),
    Home: () => moveTo(chart, 0),
    End: () => moveTo(chart, last),
    '+': () => zoomAround(chart, at, onZoom),
    '-': onReset,
  };
  const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
  if (!act) return;
  event.preventDefault();
  act();
}

/** @param {uPlot} chart @param {number} index */
function moveTo(chart, index) {
  const place = { left: chart.valToPos(chart.data[0][index] ?? 0, 'x'), top: chart.over.clientHeight / 2 };
  // uPlot tells the charts that share the cursor only when asked to, which its types don't know.
  /** @type {(at: typeof place, fire: boolean, publish: boolean) => void} */ (chart.setCursor)(place, true, true);
}

/** Half of what is shown, around one point. @param {uPlot} chart @param {number} index @param {(span: Span) => void} onZoom */
function zoomAround(chart, index, onZoom) {
  const times = chart.data[0];
  const quarter = (Number(times.at(-1)) - Number(times[0])) / 4;
  const middle = times[index] ?? 0;
  onZoom({ fromMillis: Math.round((middle - quarter) * 1000), toMillis: Math.round((middle + quarter) * 1000) });
}
