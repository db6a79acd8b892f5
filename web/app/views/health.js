import { useLayoutEffect, useRef, useState } from '../vendor/preact-hooks.js';
import { store } from '../data/state.js';
import { hrefTo, useRoute } from '../data/router.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { langOf, t } from '../lib/texts.js';
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
  const { tone, text, rule, link, more, retry } = healthStrip(state, now);
  const shown = page === 'overview' ? more.slice(0, SHOWN) : [];
  const { box, height } = useHeldHeight(retry !== undefined);
  const hidden = more.length - shown.length;
  return html`<section class="panel strip" ref=${box} data-tone=${tone} style=${{ minBlockSize: height }} aria-label=${t.health.label}>
    <span class="dot" aria-hidden="true"></span>
    <div class="strip-text" role="status" aria-live=${retry ? 'off' : 'polite'}>
      <${Said} text=${text} rule=${rule} link=${link} />
      ${retry && html`<p class="strip-retry">${retry}</p>`}
      ${shown.map((line) => html`<${Said} key=${line.text} ...${line} />`)}
      ${hidden > 0 && html`<p>${page === 'overview' ? t.health.more(hidden) : html`<a href=${hrefTo({ page: 'overview' })}>${t.health.moreOnOverview(hidden)}</a>`}</p>`}
    </div>
    ${retry && html`<button type="button" class="button" aria-label=${t.words.tryNow} onClick=${onRetry}><span class="strip-try">${t.words.tryNow}</span><span class="strip-try-mark" aria-hidden="true">↻</span></button>`}
  </section>`;
}

/** Nothing below moves when the connection goes or comes back: the strip stays as high as it was. @param {boolean} held */
function useHeldHeight(held) {
  /** @type {{ current: HTMLElement | null }} */
  const box = useRef(null);
  const holding = useRef(held);
  const [height, setHeight] = useState('');
  holding.current = held;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => holding.current || setHeight(`${element.offsetHeight}px`));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, height: held ? height : '' };
}

/** @param {Line} props */
function Said({ text, rule, link }) {
  return html`<p><span lang=${langOf(text)}>${text}</span>${rule && html` <span lang=${langOf(rule)}>${rule}</span>`}${link?.page && html` <a href=${hrefTo({ name: null, ...link })}>${link.name ?? PAGE_TITLES[link.page]}</a>`}</p>`;
}
