import { useEffect, useRef } from '../vendor/preact-hooks.js';
import { html } from '../lib/html.js';

/**
 * A button that opens a few more; it closes when one is chosen, with Esc, and when the focus or the pointer goes elsewhere.
 *
 * @param {{ label: string, children?: any, items?: readonly { text: string, act: () => void }[], icon?: string }} props
 */
export function Menu({ label, items = [], icon = 'M5 10h.01M10 10h.01M15 10h.01', children }) {
  /** @type {{ current: HTMLDetailsElement | null }} */
  const box = useRef(null);
  useEffect(() => closeElsewhere(() => box.current), []);
  /** @param {() => void} act */
  const choose = (act) => () => {
    close(box.current);
    act();
  };
  return html`<details class="menu" ref=${box}>
    <summary class="icon-button" aria-label=${label} title=${label}>
      <svg viewBox="0 0 20 20" width="20" height="20" fill="none" aria-hidden="true">
        <path d=${icon} stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" />
      </svg>
    </summary>
    <div class="menu-box">
      ${children}
      ${items.map(({ text, act }) => html`<button key=${text} type="button" class="menu-item" onClick=${choose(act)}>${text}</button>`)}
    </div>
  </details>`;
}

/** @param {HTMLDetailsElement | null} details */
function close(details) {
  if (!details?.open) return;
  details.open = false;
  if (details.contains(document.activeElement)) details.querySelector('summary')?.focus();
}

/** @param {() => HTMLDetailsElement | null} box */
function closeElsewhere(box) {
  /** @param {Event} event */
  const away = ({ target }) => target instanceof Node && !box()?.contains(target) && close(box());
  /** @param {KeyboardEvent} event */
  function escape(event) {
    if (event.key !== 'Escape' || !box()?.open) return;
    event.preventDefault();
    close(box());
  }
  document.addEventListener('pointerdown', away);
  document.addEventListener('focusin', away);
  document.addEventListener('keydown', escape, true);
  return () => {
    document.removeEventListener('pointerdown', away);
    document.removeEventListener('focusin', away);
    document.removeEventListener('keydown', escape, true);
  };
}
