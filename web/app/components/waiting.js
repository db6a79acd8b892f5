import { store } from '../data/state.js';
import { duration } from '../lib/format.js';
import { retryText } from '../lib/freshness.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { useNow } from '../lib/use-now.js';
import { Skeleton } from './skeleton.js';

/** Long enough for a first push; only then is its absence worth a word. */
const PATIENCE_MILLIS = 3000;

/** The page before its first data: what it waits for. @param {{ onRetry: () => void }} props */
export function Waiting({ onRetry }) {
  const connection = usePart(store, (state) => state.connection);
  const past = usePart(store, (state) => state.past);
  const badMessage = usePart(store, (state) => state.badMessage);
  const now = useNow(true);
  const waited = now - connection.sinceMillis;
  if (connection.phase === 'starting' && past) {
    return html`<${Card} title="The replay reads what came before" busy>Rates and lags of a moment need the minutes before it.<//>`;
  }
  if (connection.phase === 'starting') {
    return html`<${Card} title="The server is starting" busy>${connection.detail || 'It is reading the metric topics.'}<//>`;
  }
  if (connection.phase === 'lost') {
    return html`<${Card} title="The server can't be reached" tone="error">
      <span>${connection.detail} No answer for ${duration(waited)}.</span>
      <span>${retryText(connection, now)}</span>
      <button type="button" class="button" onClick=${onRetry}>Try now</button>
    <//>`;
  }
  if (badMessage) {
    return html`<${Card} title="The server's message was not understood" tone="error">${badMessage}. Is the page of the same version as the server?<//>`;
  }
  if (connection.phase === 'waiting' || (connection.phase === 'live' && waited > PATIENCE_MILLIS)) {
    return html`<${Card} title="No data yet" busy>
      <span>${connection.detail || 'The server is connected, but has pushed nothing.'} Waiting for ${duration(waited)}.</span>
    <//>`;
  }
  return html`<${Skeleton} />`;
}

/** @param {{ title: string, tone?: string, busy?: boolean, children?: any }} props */
function Card({ title, tone, busy, children }) {
  return html`<section class="panel card" data-tone=${tone} aria-busy=${busy ? 'true' : undefined}>
    <h2>${title}</h2>
    <div class="card-text">${children}</div>
    ${busy && html`<div class="progress" aria-hidden="true"></div>`}
  </section>`;
}
