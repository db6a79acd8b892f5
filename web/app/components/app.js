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
import { Guard } from './guard.js';
import { Header } from './header.js';
import { Login } from './login.js';
import { Waiting } from './waiting.js';

/** The page. @param {{ onRetry: () => void }} props `onRetry` connects now */
export function App({ onRetry }) {
  return html`<${Header} />
    <main class="main"><${Guard} name="The page"><${Content} onRetry=${onRetry} /><//></main>`;
}

/** @param {{ onRetry: () => void }} props */
function Content({ onRetry }) {
  const unauthorised = usePart(store, (state) => state.connection.phase === 'unauthorised');
  const fed = usePart(store, (state) => state.metrics !== null);
  if (unauthorised) return html`<${Login} onLoggedIn=${onRetry} />`;
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
