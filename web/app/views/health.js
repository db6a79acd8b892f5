import { store } from '../data/state.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { useNow } from '../lib/use-now.js';
import { healthStrip } from './health-strip.js';

/** What is wrong, in words; first of all with what is shown itself. @param {{ onRetry: () => void }} props */
export function Health({ onRetry }) {
  const state = usePart(store, (value) => value);
  const now = Math.max(useNow(true), state.receivedMillis);
  const { tone, text, more, retry } = healthStrip(state, now);
  return html`<section class="panel strip" data-tone=${tone} aria-label="Health">
    <span class="dot" aria-hidden="true"></span>
    <div class="strip-text" role="status" aria-live=${retry ? 'off' : 'polite'}>
      <p>${text}</p>
      ${more.map((line) => html`<p key=${line}>${line}</p>`)}
    </div>
    ${retry && html`<button type="button" class="button" onClick=${onRetry}>Try now</button>`}
  </section>`;
}
