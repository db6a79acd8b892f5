import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { chooseTheme, nextTheme, theme } from '../lib/theme.js';
import { t } from '../lib/texts.js';

const ICONS = Object.freeze({
  system: 'M3 4h14v9H3zM7 16h6M10 13v3',
  light:
    'M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1 1M14.7 14.7l1 1M4.3 15.7l1-1M14.7 5.3l1-1',
  dark: 'M16.5 12A7 7 0 0 1 8 3.5A7 7 0 1 0 16.5 12z',
});

/** Goes round the themes: the system's, light, dark. */
export function ThemeToggle() {
  const chosen = usePart(theme, (value) => value.chosen);
  const next = nextTheme();
  const label = t.settings.switchTheme(chosen, next);
  return html`<button type="button" class="icon-button" aria-label=${label} title=${label} onClick=${() => chooseTheme(next)}>
    <svg viewBox="0 0 20 20" width="20" height="20" fill="none" aria-hidden="true">
      <path d=${ICONS[chosen]} stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  </button>`;
}
