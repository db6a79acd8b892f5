import { render } from './vendor/preact.js';
import { App } from './components/app.js';
import { Feed } from './data/feed.js';
import { keepOfflinePage } from './data/offline.js';
import { Poll } from './data/poll.js';
import { followReplay } from './data/replay.js';
import { keepKeyFromAddress } from './data/session.js';
import { html } from './lib/html.js';

const root = document.getElementById('app');
if (!root) throw new Error('index.html: expected an element with the id "app", found none');

const feed = new Feed();
render(
  html`<${App} onRetry=${() => feed.connect()} onCluster=${(/** @type {string} */ cluster) => feed.choose(cluster)} />`,
  root,
);
keepKeyFromAddress();
feed.start();
new Poll().start();
followReplay();
keepOfflinePage();
import('./data/lent.js').then(
  ({ followLinks }) => followLinks(),
  (error) => console.warn('What a link lends is not shown.', error),
);
