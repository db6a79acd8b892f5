import { Bar } from '../components/bar.js';
import { Panel } from '../components/panel.js';
import { store } from '../data/state.js';
import { bytesRate, rate } from '../lib/format.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { reasonFor } from '../lib/unknown.js';

const PARTS = /** @type {const} */ ([
  { title: t.charts.recordsASecond, format: rate, produce: 'produceRate', fetch: 'fetchRate' },
  { title: t.charts.bytesASecond, format: bytesRate, produce: 'produceBytes', fetch: 'fetchBytes' },
]);

/** What is produced against what is fetched, now. */
export function Balance() {
  const metrics = usePart(store, (state) => state.metrics);
  if (!metrics) return null;
  const { throughput, unknown } = metrics;
  return html`<${Panel} title=${t.panels.balance} name="balance">
    <div class="balance">
      ${PARTS.map(({ title, format, ...names }) => {
        const most = Math.max(throughput[names.produce] ?? 0, throughput[names.fetch] ?? 0);
        return html`<section key=${title} aria-label=${title}>
          <h3>${title}</h3>
          ${
            /** @type {const} */ (['produce', 'fetch']).map(
              (kind) =>
                html`<${Bar} key=${kind} label=${kind === 'produce' ? t.charts.produce : t.charts.fetch} colour=${`--${kind}`} value=${throughput[names[kind]]} most=${most} text=${format(throughput[names[kind]])} reason=${reasonFor(unknown, `throughput.${names[kind]}`)} />`,
            )
          }
        </section>`;
      })}
    </div>
  <//>`;
}
