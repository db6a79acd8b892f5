import { store } from '../data/state.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { ClusterChooser } from './cluster-chooser.js';
import { Connection } from './connection.js';
import { Guard } from './guard.js';
import { lazyWith } from './lazy.js';
import { Nav } from './nav.js';
import { ThemeToggle } from './theme-toggle.js';

/** Needed only where the past is shown. */
const ReplayBar = lazyWith(
  'styles/past.css',
  () => import('./replay-bar.js').then((module) => module.ReplayBar),
  () => null,
);

/** Which cluster this is, of when, and how fresh what is shown. @param {{ onCluster: (cluster: string) => void }} props */
export function Header({ onCluster }) {
  const past = usePart(store, (state) => state.past);
  return html`<header class="top" data-past=${past ? '' : undefined}>
    <p class="brand">
      <svg class="brand-mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        <path d="M3 16l5-6 4 4 4-8 5 10" fill="none" stroke="currentColor" stroke-width="2.25" stroke-linecap="round" stroke-linejoin="round" />
      </svg>
      <span>${t.pages.product}</span>
    </p>
    <${Nav} />
    <${ClusterChooser} onCluster=${onCluster} />
    <${Connection} />
    <${ThemeToggle} />
    ${past && html`<${Guard} name=${t.replay.title}><${ReplayBar} /><//>`}
  </header>`;
}
