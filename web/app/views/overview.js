import { Guard } from '../components/guard.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { Balance } from './balance.js';
import { Kpis } from './kpis.js';
import { Latency } from './latency.js';
import { Laggers, Movers } from './leaders.js';
import { Throughput } from './throughput.js';

/** The cluster at a glance. */
export function Overview() {
  return html`<${Guard} name=${t.panels.numbers}><${Kpis} /><//>
    <div class="charts">
      <${Throughput} />
      <${Latency} kind="produce" />
      <${Latency} kind="fetch" />
    </div>
    <div class="leaders">
      <${Balance} />
      <${Movers} />
      <${Laggers} />
    </div>`;
}
