import { useEffect, useState } from '../vendor/preact-hooks.js';
import { html } from '../lib/html.js';

/** @typedef {{ text: string, left: number, top: number }} Shown */

/** Why a value is unknown, beside it, while it has the keyboard's focus; the pointer has the browser's own. */
export function Why() {
  const [shown, setShown] = useState(/** @type {Shown | null} */ (null));
  useEffect(() => {
    const show = () => setShown(whyOf(document.activeElement)); // Where the table scrolls, it goes along.
    const hide = () => setShown(null);
    document.addEventListener('focusin', show);
    document.addEventListener('focusout', hide);
    document.addEventListener('scroll', show, true);
    return () => {
      document.removeEventListener('focusin', show);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('scroll', show, true);
    };
  }, []);
  // Those who don't see it hear the same from the value itself.
  return (
    shown &&
    html`<p class="why" aria-hidden="true" style=${{ left: `${shown.left}px`, top: `${shown.top}px` }}>${shown.text}</p>`
  );
}

/** @param {Element | null} focused @returns {Shown | null} */
function whyOf(focused) {
  if (!focused?.matches('.unknown:focus-visible')) return null;
  const { left, bottom } = focused.getBoundingClientRect();
  return {
    text: focused.getAttribute('title') ?? '',
    left: Math.max(0, Math.min(left, innerWidth - 320)),
    top: bottom,
  };
}
