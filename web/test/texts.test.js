import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import en from '../app/lang/en.js';
import zh from '../app/lang/zh.js';
import { textsIn } from './text-finder.js';

const app = new URL('../app/', import.meta.url);

/** Not for readers: names of keys, selectors, headers; and what is said of messages that break the contract. */
const NO_TEXTS = [
  /^(Arrow|Page)(Up|Down|Left|Right)$/,
  /^(Escape|Home|End|Before|Content-Type)$/,
  /^English$/,
  /px …$|^(explained|numeric) /,
  /\[[\w-]+[=\]]|\bbutton, |^main input|^\(prefers-/,
];
/** What is wrong with a message, by path, is for whoever reports it. */
const OF_THE_CONTRACT = ['lib/frame.js', 'lib/validate.js', 'main.js'];

const files = ['components', 'data', 'lib', 'views'].flatMap((folder) =>
  readdirSync(new URL(folder, app)).map((name) => `${folder}/${name}`),
);

test('no text for readers is in the code: all are in the language files', () => {
  const found = files
    .filter((file) => !OF_THE_CONTRACT.includes(file))
    .flatMap((file) =>
      textsIn(readFileSync(new URL(file, app), 'utf8'))
        .filter(({ text }) => !NO_TEXTS.some((pattern) => pattern.test(text)))
        .map(({ line, text }) => `${file}:${line}: ${text}`),
    );
  assert.deepEqual(found, []);
});

test('the finder finds texts in quotes, in markup and in attributes, and nothing else', () => {
  const source = [
    "const a = 'No topics yet'; // 'Not this one'",
    'const b = `There is ${n > 1 ? "Plenty" : `just ${n}`} of it`;',
    'html`<p class="panel card" title="Of what">${x} and more</p><b aria-label=${y}>·</b>`;',
    "throw new TypeError('rates: expected a list');",
    "const c = /'No text'/.test(d) ? 'row-key' : 'text/csv';",
  ].join('\n');
  assert.deepEqual(
    textsIn(source).map(({ line, text }) => `${line} ${text.replaceAll('\u0000', '…')}`),
    ['1 No topics yet', '2 Plenty', '2 just …', '2 There is … of it', '3 Of what', '3 and more'],
  );
});

/** Every text as `section.key`; a function's is what it says of made-up values. @param {object} texts @returns {[string, string][]} */
function said(texts) {
  return Object.entries(texts).flatMap(([section, keys]) =>
    Object.entries(keys).map(([key, text]) => {
      const value = typeof text === 'function' ? callWith(`${section}.${key}`, text) : text;
      return /** @type {[string, string]} */ ([`${section}.${key}`, value]);
    }),
  );
}

/** Values where a name alone won't do. @type {Readonly<Record<string, unknown[]>>} */
const VALUES = {
  'settings.switchTheme': ['dark', 'light'],
  'limits.field': ['critical', '7', '8'],
  'words.verdict': ['warning'],
  'findings.orMore': [['7', '8']],
  'brokers.busiest': [['7', '8']],
  'missing.none': ['topic'],
  'missing.all': ['broker'],
  'group.way': ['rising', '7'],
  'findings.latency': ['fetch', '7', '8'],
  'charts.noRequests': ['produce'],
};

/** @param {string} name @param {(...values: any[]) => string} text */
const callWith = (name, text) => text(...(VALUES[name] ?? [7, 8, 9, 6]));

test('every language says the same things, and none says nothing', () => {
  const [english, chinese] = [said(en), said(zh)];
  assert.deepEqual(
    chinese.map(([key]) => key),
    english.map(([key]) => key),
  );
  for (const [key, text] of [...english, ...chinese]) {
    assert.equal(typeof text, 'string', key);
    assert.notEqual(text.trim(), '', key);
    assert.doesNotMatch(text, /undefined|\[object/, key);
  }
});

test('a value that is given is said, in every language', () => {
  for (const [section, keys] of Object.entries(en)) {
    for (const [key, text] of Object.entries(keys)) {
      if (typeof text !== 'function' || VALUES[`${section}.${key}`]) continue;
      const chinese = /** @type {any} */ (zh)[section][key];
      const values = ['⟨a⟩', '⟨b⟩', '⟨c⟩', '⟨d⟩'].slice(0, text.length);
      const told = values.filter((value) => /** @type {any} */ (text)(...values).includes(value));
      for (const value of told)
        assert.ok(chinese(...values).includes(value), `zh ${section}.${key} leaves out a value`);
    }
  }
});

/** Names that are the same in every language. */
const NAMES = new Set(
  'Takhin Monitor Kafka Broker Leader Language JSON CSV PNG API P99 Shift cluster topics groups brokers NAME ID min s'.split(
    ' ',
  ),
);

test('the Chinese texts have no English left but names', () => {
  const left = said(zh).flatMap(([key, text]) =>
    (text.match(/[A-Za-z][A-Za-z0-9]*/g) ?? []).filter((word) => !NAMES.has(word)).map((word) => `${key}: ${word}`),
  );
  assert.deepEqual(left, []);
});

test('every text is said somewhere', () => {
  const code = files.map((file) => readFileSync(new URL(file, app), 'utf8')).join('\n');
  const pages = ['overview', 'topics', 'groups', 'brokers', 'dashboard', 'settings'].map((page) => `pages.${page}`);
  const unused = said(en)
    .map(([key]) => key)
    .filter((key) => !pages.includes(key) && !new RegExp(`\\bt\\.${key}\\b`).test(code));
  assert.deepEqual(unused, []);
});

test('only one language is fetched: nothing imports a language file but where it is chosen', () => {
  for (const file of files.filter((name) => name !== 'lib/texts.js'))
    assert.doesNotMatch(readFileSync(new URL(file, app), 'utf8'), /^import .*lang\//m, file);
});
