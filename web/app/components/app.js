import { store } from '../data/state.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { Brokers } from '../views/brokers.js';
import { Health } from '../views/health.js';
import { Kpis } from '../views/kpis.js';
import { Lag } from '../views/lag.js';
import { Latency } from '../views/latency.js';
import { Throughput } from '../views/throughput.js';
import { Topics } from '../views/topics.js';
import { ClusterCard } from './cluster-chooser.js';
import { Guard } from './guard.js';
import { Header } from './header.js';
import { Login } from './login.js';
import { Waiting } from './waiting.js';

/**
 * @typedef {object} Actions
 * @property {() => void} onRetry connects now
 * @property {(cluster: string) => void} onCluster shows another cluster
 */

/** The page. @param {Actions} actions */
export function App({ onRetry, onCluster }) {
  return html`<${Header} onCluster=${onCluster} />
    <main class="main"><${Guard} name="The page"><${Content} onRetry=${onRetry} onCluster=${onCluster} /><//></main>`;
}

/** @param {Actions} actions */
function Content({ onRetry, onCluster }) {
  const phase = usePart(store, (state) => state.connection.phase);
  const fed = usePart(store, (state) => state.metrics !== null);
  if (phase === 'unauthorised') return html`<${Login} onLoggedIn=${onRetry} />`;
  if (phase === 'choosing') return html`<${ClusterCard} onCluster=${onCluster} />`;
  if (!fed) return html`<${Waiting} onRetry=${onRetry} />`;
  return html`<div class="dashboard">
    <${Health} onRetry=${onRetry} />
    <${Guard} name="Key numbers"><${Kpis} /><//>
    <div class="charts">
      <${Throughput} />
      <${Latency} kind="produce" />
      <${Latency} kind="fetch" />
    </div>
    <${Lag} />
    <${Topics} />
    <${Brokers} />
  </div>`;
}
