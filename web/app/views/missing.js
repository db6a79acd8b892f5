import { hrefTo } from '../data/router.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';

/** @import { PageName } from '../lib/route.js' */

/** What stands where a link led to a thing that isn't there. @param {{ what: 'topic' | 'group' | 'broker', name: string, page: PageName }} props */
export function Missing({ what, name, page }) {
  return html`<section class="panel card" role="status">
    <h2>${t.missing.none(what)}</h2>
    <div class="card-text"><p class="missing-name">${name}</p><p>${t.missing.why}</p></div>
    <a class="button" href=${hrefTo({ page, name: null })}>${t.missing.all(what)}</a>
  </section>`;
}
