import { useState } from '../vendor/preact-hooks.js';
import { html } from '../lib/html.js';

/**
 * @typedef {{ value: string, onTake: (typed: HTMLInputElement) => boolean } & Record<string, unknown>} DraftInputProps
 *   `onTake` is given the field when its text is finished; false refuses it
 */

/** A text field that keeps what is being typed, however often the page is drawn meanwhile. @param {DraftInputProps} props */
export function DraftInput({ value, onTake, ...rest }) {
  const [draft, setDraft] = useState(/** @type {string | null} */ (null));
  const [wrong, setWrong] = useState(false);

  /** @param {Event & { currentTarget: HTMLInputElement }} event */
  function take({ currentTarget }) {
    const taken = onTake(currentTarget);
    setWrong(!taken);
    if (taken) setDraft(null);
  }

  return html`<input ...${rest} aria-invalid=${String(wrong)} value=${draft ?? value} onInput=${(/** @type {any} */ event) => setDraft(event.currentTarget.value)} onChange=${take} />`;
}
