import { render } from './vendor/preact.js';
import { App } from './components/app.js';
import { Feed } from './data/feed.js';
import { followLinks } from './data/lent.js';
import { keepOfflinePage } from './data/offline.js';
import { Poll } from './data/poll.js';
import { followReplay } from './data/replay.js';
import { keepKeyFromAddress } from './data/session.js';
import { store } from './data/state.js';
import { html } from './lib/html.js';
import { whenSo } from './lib/store.js';

/** What comes so soon is waited for: what stands in its place until then would only flicker. */
const SOON_MILLIS = 300;
const COMING = new Set(['connecting', 'live']);

const root = document.getElementById('app');
if (!root) throw new Error('index.html: expected an element with the id "app", found none');

const feed = new Feed();
keepKeyFromAddress();
feed.start();
new Poll().start();
followReplay();
keepOfflinePage();
followLinks();

await whenSo(store, ({ metrics, connection }) => metrics !== null || !COMING.has(connection.phase), SOON_MILLIS);
render(
  html`<${App} onRetry=${() => feed.connect()} onCluster=${(/** @type {string} */ cluster) => feed.choose(cluster)} />`,
  root,
);
