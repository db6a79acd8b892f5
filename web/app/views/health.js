import { useLayoutEffect, useRef, useState } from '../vendor/preact-hooks.js';
import { store } from '../data/state.js';
import { hrefTo, useRoute } from '../data/router.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { langOf, t } from '../lib/texts.js';
import { useNow } from '../lib/use-now.js';
import { PAGE_TITLES } from '../lib/route.js';
import { gistOf, healthStrip, mostLines } from './health-strip.js';

/** @import { Line } from './health-strip.js' */

/** What comes and goes about a limit leaves its place empty so long. */
const CALM_MILLIS = 30_000;

/** What is wrong, in words; first of all with what is shown itself. @param {{ onRetry: () => void }} props */
export function Health({ onRetry }) {
  const state = usePart(store, (value) => value);
  const now = Math.max(useNow(true), state.receivedMillis);
  const { page } = useRoute();
  const { tone, text, rule, link, more, retry } = healthStrip(state, now);
  const shown = page === 'overview' ? more.slice(0, mostLines(more.length, retry !== undefined)) : [];
  const { text: said, height } = useCalmHeight(retry !== undefined, page);
  const hidden = more.length - shown.length;
  return html`<section class="panel strip" data-tone=${tone} style=${{ '--said': `${height}px` }} aria-label=${t.health.label}>
    <span class="dot" aria-hidden="true"></span>
    <${Spoken} text=${[{ text, rule }, ...shown].map((line) => `${line.text} ${line.rule ?? ''}`).join(' ')} off=${retry !== undefined} />
    <div class="strip-text" ref=${said} >
      <div class="strip-first"><${Said} text=${text} rule=${page === 'overview' ? rule : ''} link=${link} />${retry && html`<p class="strip-retry">${retry}</p>`}</div>
      ${shown.map((line) => html`<${Said} key=${line.text} ...${line} />`)}
      ${hidden > 0 && html`<p>${page === 'overview' ? t.health.more(hidden) : html`<a href=${hrefTo({ page: 'overview' })}>${t.health.moreOnOverview(hidden)}</a>`}</p>`}
    </div>
    ${retry && html`<button type="button" class="button" aria-label=${t.words.tryNow} onClick=${onRetry}><span class="strip-try">${t.words.tryNow}</span><span class="strip-try-mark" aria-hidden="true">↻</span></button>`}
  </section>`;
}

/**
 * What is below moves as little as can be: the strip grows at once, stays as high while the connection is away, and grows
 * smaller only when less has been said for a while.
 *
 * @param {boolean} away @param {string} page
 */
function useCalmHeight(away, page) {
  /** @type {{ current: HTMLElement | null }} */
  const text = useRef(null);
  const staying = useRef(away);
  const [said, setSaid] = useState({ page, height: 0 });
  staying.current = away;
  useLayoutEffect(() => {
    const element = text.current;
    if (!element) return undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    let [width, tallest] = [0, 0];
    const room = () => element.parentElement?.offsetWidth ?? 0;
    const fit = () => {
      clearTimeout(timer);
      timer = staying.current && width === room() ? setTimeout(fit, CALM_MILLIS) : undefined;
      if (timer) return;
      [width, tallest] = [room(), element.offsetHeight];
      setSaid({ page, height: tallest });
    };
    const observer = new ResizeObserver(() => {
      if (room() !== width || element.offsetHeight >= tallest) fit();
      else timer ??= setTimeout(fit, CALM_MILLIS);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [page]);
  return { text, height: said.page === page ? said.height : 0 };
}

/** What is said aloud: anew when it is about something else, not whenever a number moves. @param {{ text: string, off: boolean }} props */
function Spoken({ text, off }) {
  const spoken = useRef('');
  if (gistOf(text) !== gistOf(spoken.current)) spoken.current = text;
  return html`<p class="unseen" role="status" lang=${langOf(spoken.current)} aria-live=${off ? 'off' : 'polite'}>${spoken.current}</p>`;
}

/** @param {Line} props */
function Said({ text, rule, link }) {
  return html`<p><span lang=${langOf(text)}>${text}</span>${rule && html` <span class="strip-rule" lang=${langOf(rule)}>${rule}</span>`}${link?.page && html` <a href=${hrefTo({ name: null, ...link })}>${link.name ?? PAGE_TITLES[link.page]}</a>`}</p>`;
}
