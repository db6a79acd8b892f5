import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const app = new URL('../app/', import.meta.url);
/** So that what the overview fetches right after has room, too: DashboardIT holds all of it below 150 kB. */
const MOST_BYTES = 125_000;

/** As the server sends it: its Comments.java. @param {string} file */
function sent(file) {
  const bytes = readFileSync(new URL(file, app));
  if (file.startsWith('vendor/') || !/\.(js|css)$/.test(file)) return bytes;
  return bytes
    .toString()
    .replace(/^[ \t]*(\/\*(?!!)(?:[^*]|\*(?!\/))*\*\/|\/\/.*)[ \t]*$/gm, (all) => all.replace(/[^\n]/g, ''))
    .replace(/\/\*\* @(type|param|returns)[^*\n]*\*\/ ?/g, '');
}

/** A file, and all that it needs before it can be used. @param {string} file @param {Set<string>} found */
function withImports(file, found) {
  if (found.has(file)) return;
  found.add(file);
  const text = readFileSync(new URL(file, app), 'utf8');
  const imports = file.endsWith('.css')
    ? text.matchAll(/@import url\('([^']+)'\)/g)
    : text.matchAll(/^(?:import|export)\b(?:[^;'"]*?\bfrom)?\s*'(\.[^']+)'/gm);
  for (const [, path = ''] of imports)
    withImports(new URL(path, new URL(file, app)).href.slice(app.href.length), found);
}

/** What the browser fetches before the overview is drawn, in one language. @param {string} language */
function firstLoad(language) {
  const page = readFileSync(new URL('index.html', app), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  const found = new Set(['index.html', 'favicon.svg']);
  for (const file of [...named, `lang/${language}.js`]) withImports(file, found);
  return found;
}

for (const language of ['en', 'zh']) {
  test(`the first load weighs less than 125 KB compressed, in ${language}`, () => {
    const files = firstLoad(language);
    const sizes = [...files].map((file) => gzipSync(sent(file)).length);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(files.has('views/overview.js') && files.has('components/chart.js') && files.has('styles/kpi.css'));
    assert.ok(!files.has(`lang/${language === 'en' ? 'zh' : 'en'}.js`), 'the other language');
    assert.ok(bytes < MOST_BYTES, `${bytes} bytes in ${files.size} files`);
    if (process.env.TELL) console.log(`${language}: ${bytes} in ${files.size}`);
  });
}
