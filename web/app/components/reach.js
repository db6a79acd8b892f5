import { useRoute } from '../data/router.js';
import { replay } from '../data/replay.js';
import { seen } from '../data/seen.js';
import { UNSERVED, useTimeline } from '../data/use-timeline.js';
import { clock } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';

const METRICS = Object.freeze(['produceRate']);

/** Where the server keeps no history: how far back the browser has seen. */
export function Reach() {
  const { compare } = useRoute();
  const { note, window } = useTimeline('cluster', METRICS);
  const first = seen.cluster.wholeSince;
  if (note !== UNSERVED || first === null || replay.value.id !== null) return null;
  const since = Math.max(first * 1000, window.fromMillis);
  const text = t.time.reach(clock(since));
  return html`<p class="reach" role="status">${text}${compare && t.time.noCompare}</p>`;
}
