import { useEffect, useRef } from '../vendor/preact-hooks.js';
import { hrefTo, useRoute } from '../data/router.js';
import { store } from '../data/state.js';
import { HEADING } from '../lib/heading.js';
import { html } from '../lib/html.js';
import { PAGE_TITLES } from '../lib/route.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { PAGE } from '../views/pages.js';
import { Reach } from './reach.js';
import { TimeTools } from './time-tools.js';

/** Phases in which there is nothing whose time could be chosen. */
const NOWHERE = new Set(['unauthorised', 'choosing', 'gone']);

/** What page this is, and of what time. */
export function PageHead() {
  const { page, name } = useRoute();
  const phase = usePart(store, (state) => state.connection.phase);
  const title = PAGE_TITLES[page];
  useArrival(page, name, name === null ? title : name || t.pages.noName);
  return html`<div class="page-head">
    <h1 id=${HEADING} tabindex="-1">
      ${
        name === null
          ? title
          : html`<a href=${hrefTo({ page, name: null })}>${title}</a><span class="page-of" aria-hidden="true">/</span><span class="page-name" title=${name}>${name || t.pages.noName}</span>`
      }
    </h1>
    ${PAGE[page].timed && !NOWHERE.has(phase) && html`<${TimeTools} />`}
    </div>
    ${PAGE[page].timed && html`<${Reach} />`}`;
}

/** On arrival at another page: its top, its title in the window, and the focus on its heading. @param {string} page @param {string | null} name @param {string} title */
function useArrival(page, name, title) {
  const arrived = useRef(false);
  useEffect(() => {
    document.title = page === 'overview' ? t.pages.product : `${title} · ${t.pages.product}`;
    if (arrived.current) {
      document.getElementById(HEADING)?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    arrived.current = true;
  }, [page, name]);
}
