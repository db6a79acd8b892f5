import { useEffect, useRef, useState } from '../vendor/preact-hooks.js';
import { printing } from '../lib/printing.js';
import uPlot from '../vendor/uPlot.js';
import { Turns } from '../lib/turns.js';
import { chartOptions } from './chart-options.js';

/** @import { Hear, Line, Scale } from './chart-options.js' */

/** Making a chart takes a while: a page's charts come one after the other. */
const turns = new Turns();

/**
 * A chart in an element: made anew when what it draws or the theme changes, fed when the data does, fitted when the
 * element's size does.
 *
 * @param {readonly Line[]} lines
 * @param {Scale} scale
 * @param {(number | null)[][]} data seconds first, then the lines, then those of the period before
 * @param {{ look: string, only: number, hear: Hear }} how `look` changes when all must be drawn anew; `only` is the one
 *   line shown, -1: all
 */
export function useChart(lines, scale, data, { look, only, hear }) {
  /** @type {{ current: HTMLDivElement | null }} */
  const box = useRef(null);
  /** @type {{ current: uPlot | null }} */
  const chart = useRef(null);
  const shown = useRef(only);
  shown.current = only;
  const newest = useRef(data);
  const first = useRef(true);
  const [fault, setFault] = useState(/** @type {{ error: unknown } | null} */ (null));
  if (fault) throw fault.error;
  const compared = data.length > lines.length + 1;

  // Before it is drawn: what it is drawn of, and how, are of the same moment
  useEffect(() => void (newest.current = data), [data]);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const draw = () => {
      first.current = false;
      chart.current?.destroy();
      const options = chartOptions(lines, scale, compared, sizeOf(element), hear);
      chart.current = new uPlot(options, aligned(newest.current), element);
      isolate(chart.current, lines.length, shown.current);
    };
    /** Nobody else would hear of what goes wrong then. */
    const drawInTurn = () => {
      try {
        draw();
      } catch (error) {
        setFault({ error });
      }
    };
    const giveUp = first.current ? turns.take(drawInTurn) : draw();
    const fit = new ResizeObserver(() => chart.current && resize(chart.current, sizeOf(element)));
    fit.observe(element);
    const stop = printing.subscribe(() => {
      giveUp?.();
      draw();
    });
    return () => {
      giveUp?.();
      stop();
      fit.disconnect();
      chart.current?.destroy();
      chart.current = null;
    };
  }, [lines, scale, compared, look]);

  useEffect(() => {
    if (!document.hidden && chart.current && chart.current.data !== data) chart.current.setData(aligned(data));
  }, [data]);
  useEffect(() => {
    if (chart.current) isolate(chart.current, lines.length, only);
  }, [only]);
  return { box, chart };
}

/** @param {uPlot} chart @param {number} lines @param {number} only */
function isolate(chart, lines, only) {
  chart.batch(() => {
    for (let i = 1; i < chart.series.length; i++) {
      const show = only < 0 || (i - 1) % lines === only;
      if (chart.series[i]?.show !== show) chart.setSeries(i, { show });
    }
  });
}

/** uPlot draws anew for the same size too. @param {uPlot} chart @param {{ width: number, height: number }} size */
function resize(chart, size) {
  if (chart.width !== size.width || chart.height !== size.height) chart.setSize(size);
}

/** @param {HTMLElement} element */
const sizeOf = (element) => ({ width: element.clientWidth, height: element.clientHeight });

/** @param {(number | null)[][]} data @returns {uPlot.AlignedData} */
const aligned = (data) => /** @type {uPlot.AlignedData} */ (data);
