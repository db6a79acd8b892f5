import { Panel } from '../components/panel.js';
import { Segmented } from '../components/segmented.js';
import { html } from '../lib/html.js';
import { change, CHOICES, settings } from '../lib/settings.js';
import { usePart } from '../lib/store.js';
import { t } from '../lib/texts.js';
import { chooseTheme, theme, THEMES } from '../lib/theme.js';
import { LimitSettings } from './settings-limits.js';

/** What the choices are called. @type {Readonly<Record<string, string>>} */
const TEXTS = Object.freeze({
  system: t.settings.system,
  light: t.settings.light,
  dark: t.settings.dark,
  normal: t.settings.normal,
  safe: t.settings.safe,
  binary: 'KiB, MiB',
  decimal: 'kB, MB',
  short: '1.23 k',
  full: '1 234',
  comfortable: t.settings.comfortable,
  compact: t.settings.compact,
  browser: t.settings.browser,
  utc: 'UTC',
  shown: t.settings.shown,
  hidden: t.settings.hidden,
});

/** Languages are called as those who speak them do. @type {Readonly<Record<string, string>>} */
const LANGUAGES = Object.freeze({ browser: t.settings.browserLanguage, en: 'English', zh: '中文' });

/** @param {string} key @param {readonly (string | number)[]} choices */
const options = (key, choices) =>
  choices.map((value) => ({
    value: String(value),
    text: (key === 'language' ? LANGUAGES : TEXTS)[String(value)] ?? `${value} s`,
  }));

/** @param {string} key @param {string} value */
function choose(key, value) {
  change({ [key]: key === 'intervalSeconds' ? Number(value) : value });
  if (key === 'language') location.reload();
}

const GROUPS = /** @type {const} */ ([
  {
    title: t.settings.appearance,
    name: 'appearance',
    rows: [
      {
        key: 'palette',
        label: t.settings.colours,
        hint: t.settings.coloursHint,
      },
      { key: 'language', label: t.settings.language, hint: t.settings.languageHint },
      { key: 'density', label: t.settings.density, hint: t.settings.densityHint },
      { key: 'marks', label: t.settings.marks, hint: t.settings.marksHint },
    ],
  },
  {
    title: t.settings.units,
    name: 'units',
    rows: [
      { key: 'bytes', label: t.settings.bytes, hint: t.settings.bytesHint },
      { key: 'counts', label: t.settings.counts, hint: t.settings.countsHint },
      { key: 'zone', label: t.settings.zone, hint: t.settings.zoneHint },
      {
        key: 'intervalSeconds',
        label: t.settings.interval,
        hint: t.settings.intervalHint,
      },
    ],
  },
]);

/** What each reader sets, kept in this browser. */
export function Settings() {
  const chosen = usePart(settings, (value) => value);
  const shownTheme = usePart(theme, (value) => value.chosen);
  return html`<p class="page-note">${t.settings.kept}</p>
    ${GROUPS.map(
      ({ title, name, rows }) => html`<${Panel} key=${name} title=${title} name=${name}>
        <div class="settings">
          ${name === 'appearance' && html`<${Setting} name="theme" label=${t.settings.theme} hint=${t.settings.themeHint} value=${shownTheme} choices=${THEMES} onChoose=${chooseTheme} />`}
          ${rows.map(
            ({ key, label, hint }) =>
              html`<${Setting} key=${key} name=${key} ...${{ label, hint }} value=${chosen[key]} choices=${CHOICES[key]} onChoose=${(/** @type {string} */ value) => choose(key, value)} />`,
          )}
        </div>
      <//>`,
    )}
    <${LimitSettings} />`;
}

/** @param {{ name: string, label: string, hint: string, value: string | number, choices: readonly (string | number)[], onChoose: (value: any) => void }} props */
function Setting({ name, label, hint, value, choices, onChoose }) {
  return html`<div class="setting">
    <p><span class="setting-label">${label}</span><span class="setting-hint">${hint}</span></p>
    <${Segmented} label=${label} options=${options(name, choices)} value=${String(value)} onChoose=${onChoose} />
  </div>`;
}
