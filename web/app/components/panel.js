import { html } from '../lib/html.js';
import { Guard } from './guard.js';

/**
 * A titled part of the page; a fault inside stays inside.
 *
 * @param {{ title: string, name: string, note?: any, tools?: any, children?: any }} props
 */
export function Panel({ title, name, note, tools, children }) {
  return html`<section class="panel" data-panel=${name} aria-labelledby=${`${name}-title`}>
    <header class="panel-head">
      <h2 id=${`${name}-title`}>${title}</h2>
      ${note && html`<p class="panel-note">${note}</p>`}
      ${tools && html`<div class="panel-tools">${tools}</div>`}
    </header>
    <${Guard} name=${title}>${children}<//>
  </section>`;
}

/** What stands where there is nothing to show, and why. @param {{ title: string, children?: any }} props */
export function Empty({ title, children }) {
  return html`<div class="empty"><p class="empty-title">${title}</p><p>${children}</p></div>`;
}
