import { html } from '../lib/html.js';

/** @typedef {'good' | 'notice' | 'warning' | 'error' | 'neutral'} Tone */

/** A state in a word, with its colour. @param {{ tone: Tone, text: string }} props */
export function Badge({ tone, text }) {
  return html`<span class="badge" data-tone=${tone}>${text}</span>`;
}
