import { useEffect } from '../vendor/preact-hooks.js';
import { hrefTo } from '../data/router.js';
import { readNumbersPast } from '../data/numbers-past.js';
import { replay } from '../data/replay.js';
import { seen } from '../data/seen.js';
import { store } from '../data/state.js';
import { Sparkline } from '../components/sparkline.js';
import { Value } from '../components/value.js';
import { UNKNOWN } from '../lib/format.js';
import { html } from '../lib/html.js';
import { settings } from '../lib/settings.js';
import { usePart } from '../lib/store.js';
import { langOf, t } from '../lib/texts.js';
import { afterPaint } from '../lib/turns.js';
import { kpis } from './kpi-list.js';

/** @import { Kpi } from './kpi-list.js' */

/** Sparklines show the last two minutes or more, in steps that hold a value also where pushes are rare. */
const STEPS = 60;
const LEAST_SECONDS = 2;
const LEAST_POINTS = 5;

/** The cluster in eight numbers. */
export function Kpis() {
  const metrics = usePart(store, (state) => state.metrics);
  const health = usePart(store, (state) => state.health);
  const ready = metrics !== null && health !== null && metrics.clusterId;
  useEffect(() => {
    if (ready) afterPaint(readNumbersPast);
  }, [ready]);
  if (!metrics) return null;
  return html`<dl class="kpis" aria-label=${t.panels.numbers}>${kpis(metrics, health).map((kpi) => html`<${Card} key=${kpi.label} kpi=${kpi} />`)}</dl>`;
}

/** @param {{ kpi: Kpi }} props */
function Card({ kpi }) {
  const note = kpi.text === UNKNOWN ? kpi.reason : kpi.note;
  return html`<div class="kpi panel" data-tone=${kpi.tone} data-kpi=${kpi.label.toLowerCase()}>
    <dt>${kpi.page ? html`<a href=${hrefTo({ page: kpi.page, name: null })}>${kpi.label}</a>` : kpi.label}</dt>
    <dd class="kpi-value"><${Value} text=${kpi.text} reason=${kpi.reason} /></dd>
    <dd class="kpi-note" title=${note} lang=${langOf(note)}>${note || '\u00a0'}</dd>
    <dd class="kpi-spark" aria-hidden="true"><${Course} metric=${kpi.metric} /></dd>
    ${kpi.share !== undefined && html`<dd class="kpi-share" aria-hidden="true"><span style=${{ width: `${Math.min(100, kpi.share * 100)}%` }}></span></dd>`}
  </div>`;
}

/** What became of a number: nothing yet while it is known of a few moments only. @param {{ metric?: string }} props */
function Course({ metric }) {
  const points = metric ? recent(metric) : [];
  return points.filter((point) => point !== null).length < LEAST_POINTS
    ? null
    : html`<${Sparkline} points=${points} />`;
}

/** @param {string} metric */
function recent(metric) {
  const { status } = replay.value;
  const step = Math.max(LEAST_SECONDS, Math.ceil(settings.value.intervalSeconds * (status?.speed ?? 1)));
  const end = Math.floor(((seen.cluster.lastSecond ?? 0) + 1) / step) * step;
  return seen.cluster.read(metric, end - STEPS * step, STEPS, step, 'last');
}
