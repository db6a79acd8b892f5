import { hrefTo } from '../data/router.js';
import { html } from '../lib/html.js';

/** @import { PageName } from '../lib/route.js' */

/** What stands where a link led to a thing that isn't there. @param {{ what: string, name: string, page: PageName }} props */
export function Missing({ what, name, page }) {
  return html`<section class="panel card" role="status">
    <h2>There is no ${what} of this name</h2>
    <div class="card-text"><p class="missing-name">${name}</p><p>It may have been deleted, or the link is of another cluster.</p></div>
    <a class="button" href=${hrefTo({ page, name: null })}>All ${what}s</a>
  </section>`;
}
