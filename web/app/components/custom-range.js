import { useRef, useState } from '../vendor/preact-hooks.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { Guard } from './guard.js';
import { lazy } from './lazy.js';

/** @import { Span } from '../lib/route.js' */

const RangeForm = lazy(() => import('./range-form.js').then((module) => module.RangeForm));

/** A failure shows when it is opened. */
const prefetch = () => void RangeForm.fetch().catch(() => undefined);

/** From when to when, as one likes. @param {{ shown: Span, chosen: string | null }} props */
export function CustomRange({ shown, chosen }) {
  const [open, setOpen] = useState(/** @type {Span | null} */ (null));
  /** @type {{ current: HTMLDialogElement | null }} */
  const dialog = useRef(null);

  function begin() {
    setOpen(shown);
    dialog.current?.showModal();
  }

  return html`<button type="button" class="button custom" aria-pressed=${String(chosen !== null)} aria-haspopup="dialog" onClick=${begin} onPointerEnter=${prefetch} onFocus=${prefetch}>${chosen ?? t.time.custom}</button>
    <dialog class="dialog" ref=${dialog} aria-labelledby="custom-title" closedby="any" onClose=${() => setOpen(null)}>
      ${open && html`<${Guard} name=${t.time.fromTo}><${RangeForm} first=${open} onDone=${() => dialog.current?.close()} /><//>`}
    </dialog>`;
}
