import { html } from '../lib/html.js';

/**
 * A choice of a few, all seen.
 *
 * @param {{ label: string, options: readonly { value: string, text: string }[], value: string, onChoose: (value: string) => void }} props
 */
export function Segmented({ label, options, value, onChoose }) {
  return html`<div class="segmented" role="group" aria-label=${label}>
    ${options.map(
      (option) => html`<button
        type="button"
        aria-pressed=${String(option.value === value)}
        onClick=${() => onChoose(option.value)}
      >
        ${option.text}
      </button>`,
    )}
  </div>`;
}
