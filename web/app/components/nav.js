import { hrefTo, useRoute } from '../data/router.js';
import { html } from '../lib/html.js';
import { PAGE_TITLES, PAGES } from '../lib/route.js';
import { t } from '../lib/texts.js';
import { PAGE } from '../views/pages.js';

/** Fetches a page that one seems to be about to go to; a failure shows when one goes there. @param {keyof typeof PAGE} name */
const prefetch = (name) => void PAGE[name].component.fetch?.().catch(() => undefined);

/** The ways to the pages: tabs above, on a phone a bar below. */
export function Nav() {
  const { page } = useRoute();
  return html`<nav class="nav" aria-label=${t.pages.label}>
    ${PAGES.map(
      (name) => html`<a
        key=${name}
        href=${hrefTo({ page: name, name: null })}
        aria-current=${name === page ? 'page' : undefined}
        data-page=${name}
        onPointerEnter=${() => prefetch(name)}
        onFocus=${() => prefetch(name)}
      >
        <svg viewBox="0 0 20 20" width="20" height="20" fill="none" aria-hidden="true">
          <path d=${PAGE[name].icon} stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" />
        </svg>
        <span>${PAGE_TITLES[name]}</span>
      </a>`,
    )}
  </nav>`;
}
