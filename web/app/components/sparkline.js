import { SPARK_HEIGHT, SPARK_WIDTH, sparkPath } from '../lib/spark.js';
import { html } from '../lib/html.js';

/** @import { Num } from '../lib/types.js' */

/** A line that shows the course of a number without telling it. @param {{ points: readonly Num[], tone?: string }} props */
export function Sparkline({ points, tone }) {
  const path = sparkPath(points);
  return html`<svg class="spark" data-tone=${tone} viewBox=${`0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
    ${path && html`<path d=${path} vector-effect="non-scaling-stroke" />`}
  </svg>`;
}
