import { useEffect, useRef, useState } from '../vendor/preact-hooks.js';
import { html } from '../lib/html.js';

/**
 * A button that opens a sheet below it; Escape and a press elsewhere close it.
 *
 * @param {{ label: string, name: string, children?: any }} props
 */
export function TableMenu({ label, name, children }) {
  const [open, setOpen] = useState(false);
  /** @type {{ current: HTMLDivElement | null }} */
  const box = useRef(null);

  useEffect(() => {
    if (!open) return undefined;
    /** @param {Event} event */
    const elsewhere = (event) => box.current?.contains(/** @type {Node} */ (event.target)) || setOpen(false);
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [open]);

  /** @param {KeyboardEvent} event */
  function onKeyDown(event) {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    box.current?.querySelector('button')?.focus();
  }

  return html`<div class="table-menu" data-menu=${name} ref=${box} onKeyDown=${onKeyDown}>
    <button type="button" class="button" aria-expanded=${String(open)} onClick=${() => setOpen(!open)}>${label}</button>
    ${open && html`<div class="table-sheet" role="group" aria-label=${label}>${typeof children === 'function' ? children(() => setOpen(false)) : children}</div>`}
  </div>`;
}
