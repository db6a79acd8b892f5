import { useEffect, useRef } from '../vendor/preact-hooks.js';
import uPlot from '../vendor/uPlot.js';
import { chartOptions } from './chart-options.js';

/** @import { Line, Scale } from './chart-options.js' */

/**
 * A chart in an element: made anew when what it draws or the theme changes, fed when the data does, fitted when the
 * element's size does.
 *
 * @param {readonly Line[]} lines
 * @param {Scale} scale
 * @param {() => (number | null)[][]} read the data, seconds first
 * @param {{ dataVersion: number, themeVersion: number, onCursor: (index: number | null) => void }} on
 */
export function useChart(lines, scale, read, { dataVersion, themeVersion, onCursor }) {
  /** @type {{ current: HTMLDivElement | null }} */
  const box = useRef(null);
  /** @type {{ current: uPlot | null }} */
  const chart = useRef(null);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const made = new uPlot(chartOptions(lines, scale, sizeOf(element), onCursor), aligned(read()), element);
    chart.current = made;
    const fit = new ResizeObserver(() => made.setSize(sizeOf(element)));
    fit.observe(element);
    return () => {
      fit.disconnect();
      made.destroy();
    };
  }, [lines, scale, themeVersion]);

  useEffect(() => chart.current?.setData(aligned(read())), [dataVersion]);
  return box;
}

/** @param {HTMLElement} element */
const sizeOf = (element) => ({ width: element.clientWidth, height: element.clientHeight });

/** @param {(number | null)[][]} data @returns {uPlot.AlignedData} */
const aligned = (data) => /** @type {uPlot.AlignedData} */ (data);
