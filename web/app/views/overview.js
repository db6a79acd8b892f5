import { Guard } from '../components/guard.js';
import { html } from '../lib/html.js';
import { Brokers } from './brokers-panel.js';
import { Kpis } from './kpis.js';
import { Lag } from './lag.js';
import { Latency } from './latency.js';
import { Throughput } from './throughput.js';
import { Topics } from './topics-panel.js';

/** The cluster at a glance. */
export function Overview() {
  return html`<${Guard} name="Key numbers"><${Kpis} /><//>
    <div class="charts">
      <${Throughput} />
      <${Latency} kind="produce" />
      <${Latency} kind="fetch" />
    </div>
    <${Lag} />
    <${Topics} />
    <${Brokers} />`;
}
