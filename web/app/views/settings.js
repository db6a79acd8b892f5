import { Panel } from '../components/panel.js';
import { Segmented } from '../components/segmented.js';
import { html } from '../lib/html.js';
import { change, CHOICES, settings } from '../lib/settings.js';
import { usePart } from '../lib/store.js';
import { chooseTheme, theme, THEMES } from '../lib/theme.js';
import { LimitSettings } from './settings-limits.js';

/** What the choices are called. @type {Readonly<Record<string, string>>} */
const TEXTS = Object.freeze({
  system: 'System',
  light: 'Light',
  dark: 'Dark',
  normal: 'Standard',
  safe: 'Colour-blind safe',
  binary: 'KiB, MiB',
  decimal: 'kB, MB',
  short: '1.23 k',
  full: '1 234',
  comfortable: 'Comfortable',
  compact: 'Compact',
  browser: "This browser's",
  utc: 'UTC',
});

/** @param {readonly (string | number)[]} choices */
const options = (choices) =>
  choices.map((value) => ({ value: String(value), text: TEXTS[String(value)] ?? `${value} s` }));

const GROUPS = /** @type {const} */ ([
  {
    title: 'Appearance',
    name: 'appearance',
    rows: [
      {
        key: 'palette',
        label: 'Colours',
        hint: 'The safe ones differ in lightness too, and use no red against green.',
      },
      { key: 'density', label: 'Density', hint: 'Compact shows more rows at once.' },
    ],
  },
  {
    title: 'Numbers and time',
    name: 'units',
    rows: [
      { key: 'bytes', label: 'Bytes', hint: 'In powers of 1024, or of 1000.' },
      { key: 'counts', label: 'Records', hint: 'Short, or with all digits.' },
      { key: 'zone', label: 'Time zone', hint: 'Of all times on the page.' },
      {
        key: 'intervalSeconds',
        label: 'Updates',
        hint: 'How often the server pushes. Every second is drawn all the same.',
      },
    ],
  },
]);

/** What each reader sets, kept in this browser. */
export function Settings() {
  const chosen = usePart(settings, (value) => value);
  const shownTheme = usePart(theme, (value) => value.chosen);
  return html`<p class="page-note">Kept in this browser, for every cluster.</p>
    ${GROUPS.map(
      ({ title, name, rows }) => html`<${Panel} key=${name} title=${title} name=${name}>
        <div class="settings">
          ${name === 'appearance' && html`<${Setting} label="Theme" hint="System follows what this device is set to." value=${shownTheme} choices=${THEMES} onChoose=${chooseTheme} />`}
          ${rows.map(
            ({ key, label, hint }) =>
              html`<${Setting} key=${key} ...${{ label, hint }} value=${chosen[key]} choices=${CHOICES[key]} onChoose=${(/** @type {string} */ value) => change({ [key]: key === 'intervalSeconds' ? Number(value) : value })} />`,
          )}
        </div>
      <//>`,
    )}
    <${LimitSettings} />`;
}

/** @param {{ label: string, hint: string, value: string | number, choices: readonly (string | number)[], onChoose: (value: any) => void }} props */
function Setting({ label, hint, value, choices, onChoose }) {
  return html`<div class="setting">
    <p><span class="setting-label">${label}</span><span class="setting-hint">${hint}</span></p>
    <${Segmented} label=${label} options=${options(choices)} value=${String(value)} onChoose=${onChoose} />
  </div>`;
}
