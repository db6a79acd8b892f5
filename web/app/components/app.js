import { store } from '../data/state.js';
import { useRoute } from '../data/router.js';
import { html } from '../lib/html.js';
import { PAGE_TITLES } from '../lib/route.js';
import { settings } from '../lib/settings.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { Health } from '../views/health.js';
import { PAGE } from '../views/pages.js';
import { ClusterCard } from './cluster-chooser.js';
import { Guard } from './guard.js';
import { Header } from './header.js';
import { lazy } from './lazy.js';
import { LinkNote } from './link-note.js';
import { PageHead } from './page-head.js';
import { PrintHead } from './print-head.js';
import { Shortcuts } from './shortcuts.js';
import { Toast } from './toast.js';
import { Waiting } from './waiting.js';
import { Why } from './why.js';

const Login = lazy(() => import('./login.js').then((module) => module.Login));
const ReplayGone = lazy(() => import('./replay-gone.js').then((module) => module.ReplayGone));

/**
 * @typedef {object} Actions
 * @property {() => void} onRetry connects now
 * @property {(cluster: string) => void} onCluster shows another cluster
 */

/** The page; all of it is drawn anew when the settings change. @param {Actions} actions */
export function App({ onRetry, onCluster }) {
  const version = usePart(settings, (value) => value.version);
  const settling = usePart(store, ({ past, connection }) => past && connection.phase !== 'live');
  return html`<a class="skip" href="#main" onClick=${skip}>${t.pages.skip}</a>
    <${Header} onCluster=${onCluster} />
    <main class="main" id="main" tabindex="-1" data-version=${version} data-settling=${settling ? '' : undefined} aria-busy=${settling ? 'true' : undefined}>
      <${PageHead} />
      <${LinkNote} />
      <${PrintHead} />
      <${Guard} name=${t.pages.whole}><${Content} onRetry=${onRetry} onCluster=${onCluster} /><//>
    </main>
    <${Shortcuts} />
    <${Toast} />
    <${Why} />`;
}

/** The address stays as it is: its hash holds the view. @param {Event} event */
function skip(event) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** @param {Actions} actions */
function Content({ onRetry, onCluster }) {
  const { page, name } = useRoute();
  const phase = usePart(store, (state) => state.connection.phase);
  const fed = usePart(store, (state) => state.metrics !== null);
  if (page === 'settings') return html`<${Sheet} page=${page} name=${name} />`;
  if (phase === 'unauthorised') return html`<${Login} onLoggedIn=${onRetry} />`;
  if (phase === 'gone') return html`<${ReplayGone} />`;
  if (phase === 'choosing') return html`<${ClusterCard} onCluster=${onCluster} />`;
  if (!fed) return html`<${Waiting} onRetry=${onRetry} />`;
  return html`<${Sheet} page=${page} name=${name}><${Health} onRetry=${onRetry} /><//>`;
}

/** One page, made anew for another thing that it shows. @param {{ page: keyof typeof PAGE, name: string | null, children?: any }} props */
function Sheet({ page, name, children }) {
  const { component } = PAGE[page];
  return html`<div class="dashboard" data-sheet=${page}>
    ${children}
    <${Guard} key=${`${page}/${name ?? ''}`} name=${PAGE_TITLES[page]}><${component} name=${name} /><//>
  </div>`;
}
