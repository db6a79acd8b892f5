import { useRef, useState } from '../vendor/preact-hooks.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { Guard } from './guard.js';
import { lazyWith } from './lazy.js';

const ReplayForm = lazyWith('styles/past.css', () => import('./replay-form.js').then((module) => module.ReplayForm));

/** A failure shows when it is opened. */
const prefetch = () => void ReplayForm.fetch().catch(() => undefined);

/** The button that has an interval of the past played again, and the form behind it; until it is known whether there are any, its place. @param {{ offered: boolean }} props */
export function ReplayChoice({ offered }) {
  const [open, setOpen] = useState(false);
  /** @type {{ current: HTMLDialogElement | null }} */
  const dialog = useRef(null);

  function begin() {
    setOpen(true);
    dialog.current?.showModal();
  }

  return html`<button type="button" class="button" style=${{ visibility: offered ? 'visible' : 'hidden' }} aria-haspopup="dialog" title=${t.replay.hint} onClick=${begin} onPointerEnter=${prefetch} onFocus=${prefetch}>${t.replay.title}</button>
    <dialog class="dialog" ref=${dialog} aria-labelledby="replay-title" closedby="any" onClose=${() => setOpen(false)}>
      ${open && html`<${Guard} name=${t.replay.heading}><${ReplayForm} onDone=${() => dialog.current?.close()} /><//>`}
    </dialog>`;
}
