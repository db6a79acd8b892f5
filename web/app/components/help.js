import { html } from '../lib/html.js';
import { KEYS } from '../lib/keys.js';
import { t } from '../lib/texts.js';

/** The keys of the page. @param {{ dialog: { current: HTMLDialogElement | null } }} props */
export function Help({ dialog }) {
  return html`<dialog class="dialog" ref=${dialog} aria-labelledby="help-title" closedby="any">
    <header class="dialog-head">
      <h2 id="help-title">${t.keys.title}</h2>
      <button type="button" class="button" onClick=${() => dialog.current?.close()}>${t.words.close}</button>
    </header>
    <dl class="keys">
      ${KEYS.map(
        ({ keys, text }) => html`<div key=${text}>
          <dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt>
          <dd>${text}</dd>
        </div>`,
      )}
    </dl>
  </dialog>`;
}
