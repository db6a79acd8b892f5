import { Segmented } from '../components/segmented.js';
import { Panel } from '../components/panel.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';
import { chooseTheme, theme } from '../lib/theme.js';

const THEME_OPTIONS = Object.freeze([
  { value: 'system', text: 'System' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
]);

/** What each reader sets for this browser. */
export function Settings() {
  const chosen = usePart(theme, (value) => value.chosen);
  return html`<${Panel} title="Appearance" name="appearance">
    <div class="setting">
      <p>Theme</p>
      <${Segmented} label="Theme" options=${THEME_OPTIONS} value=${chosen} onChoose=${chooseTheme} />
    </div>
  <//>`;
}
