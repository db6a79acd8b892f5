import { store } from '../data/state.js';
import { hrefTo, useRoute } from '../data/router.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { useNow } from '../lib/use-now.js';
import { PAGE_TITLES } from '../lib/route.js';
import { healthStrip } from './health-strip.js';

/** @import { Line } from './health-strip.js' */

/** Lines that are said on the overview; elsewhere the first alone. */
const SHOWN = 6;

/** What is wrong, in words; first of all with what is shown itself. @param {{ onRetry: () => void }} props */
export function Health({ onRetry }) {
  const state = usePart(store, (value) => value);
  const now = Math.max(useNow(true), state.receivedMillis);
  const { page } = useRoute();
  const { tone, text, link, more, retry } = healthStrip(state, now);
  const shown = page === 'overview' ? more.slice(0, SHOWN) : [];
  const hidden = more.length - shown.length;
  return html`<section class="panel strip" data-tone=${tone} aria-label="Health">
    <span class="dot" aria-hidden="true"></span>
    <div class="strip-text" role="status" aria-live=${retry ? 'off' : 'polite'}>
      <${Said} text=${text} link=${link} />
      ${shown.map((line) => html`<${Said} key=${line.text} ...${line} />`)}
      ${hidden > 0 && html`<p>${page === 'overview' ? `and ${hidden} more.` : html`<a href=${hrefTo({ page: 'overview' })}>${hidden} more on the overview</a>`}</p>`}
    </div>
    ${retry && html`<button type="button" class="button" onClick=${onRetry}>Try now</button>`}
  </section>`;
}

/** @param {Line} props */
function Said({ text, link }) {
  return html`<p>${text}${link?.page && html` <a href=${hrefTo({ name: null, ...link })}>${link.name ?? PAGE_TITLES[link.page]}</a>`}</p>`;
}
