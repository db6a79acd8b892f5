import { store } from '../data/state.js';
import { duration } from '../lib/format.js';
import { retryText } from '../lib/freshness.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { langOf, t } from '../lib/texts.js';
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
    return html`<${Card} title=${t.waiting.replayTitle} busy>${t.waiting.replayText}<//>`;
  }
  if (connection.phase === 'starting') {
    return html`<${Card} title=${t.waiting.starting} busy>${connection.detail || t.waiting.startingText}<//>`;
  }
  if (connection.phase === 'lost') {
    return html`<${Card} title=${t.waiting.lost} tone="error">
      <span><span lang=${langOf(connection.detail)}>${connection.detail}</span> ${t.waiting.noAnswer(duration(waited))}</span>
      <span>${retryText(connection, now)}</span>
      <button type="button" class="button" onClick=${onRetry}>${t.words.tryNow}</button>
    <//>`;
  }
  if (badMessage) {
    return html`<${Card} title=${t.waiting.bad} tone="error">${t.waiting.sameVersion(badMessage)}<//>`;
  }
  if (connection.phase === 'waiting' || (connection.phase === 'live' && waited > PATIENCE_MILLIS)) {
    return html`<${Card} title=${t.waiting.noData} busy>
      <span><span lang=${langOf(connection.detail)}>${connection.detail || t.waiting.nothingPushed}</span> ${t.waiting.waiting(duration(waited))}</span>
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
