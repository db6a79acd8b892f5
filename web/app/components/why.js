import { useEffect, useState } from '../vendor/preact-hooks.js';
import { html } from '../lib/html.js';
import { besides, explanationOf } from '../lib/tooltip.js';

/** What a tap does something else to than explain it. */
const ACTIVE = 'a, button, summary, input, select, textarea, label';

/**
 * What an element's title says, beside it, for those who have no pointer that hovers: while it has the keyboard's focus, and
 * after a tap until the next one. Escape closes it.
 */
export function Why() {
  const [anchor, setAnchor] = useState(/** @type {HTMLElement | null} */ (null));
  const [, draw] = useState(0);
  useEffect(() => {
    const onFocus = () => setAnchor(focused());
    const hide = () => setAnchor(null);
    const onTap = (/** @type {Event} */ event) => isTouch(event) && setAnchor(tapped(event.target));
    const onKey = (/** @type {KeyboardEvent} */ { key }) => key === 'Escape' && hide();
    const onScroll = () => draw((n) => n + 1); // Where the table scrolls, it goes along.
    /** @type {[string, (event: any) => void, boolean?][]} */
    const heard = [
      ['focusin', onFocus],
      ['focusout', hide],
      ['pointerdown', hide],
      ['click', onTap],
      ['keydown', onKey],
      ['scroll', onScroll, true],
    ];
    for (const [name, hear, capture] of heard) document.addEventListener(name, hear, capture);
    return () => heard.forEach(([name, hear, capture]) => document.removeEventListener(name, hear, capture));
  }, []);
  const text = anchor?.isConnected ? whyOf(anchor) : null;
  if (!anchor || text === null) return null;
  const { left, top, bottom } = besides(anchor.getBoundingClientRect(), { width: innerWidth, height: innerHeight });
  const style = { left: `${left}px`, ...(top === undefined ? { bottom: `${bottom}px` } : { top: `${top}px` }) };
  // Those who don't see it hear the same from the element itself.
  return html`<p class="why" aria-hidden="true" style=${style}>${text}</p>`;
}

/** What the keyboard is at; of a column's head its hint. @returns {HTMLElement | null} */
function focused() {
  const at = document.activeElement;
  return at?.matches(':focus-visible') ? (at.closest('th[title]') ?? at.closest('[title]')) : null;
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
function tapped(target) {
  const told = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest('[title]')) : null;
  return told?.matches(ACTIVE) || told?.querySelector(ACTIVE) ? null : told;
}

/** @param {Event} event */
const isTouch = (event) => event instanceof PointerEvent && event.pointerType !== 'mouse';

/** @param {HTMLElement} element */
const whyOf = (element) =>
  explanationOf(element.getAttribute('title'), element.innerText, element.scrollWidth > element.clientWidth);
