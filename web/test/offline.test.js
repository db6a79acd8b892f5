import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { TEXTS } from '../app/offline/texts.js';

const app = new URL('../app/', import.meta.url);
const worker = readFileSync(new URL('offline-worker.js', app), 'utf8');
const held = [...worker.matchAll(/'(offline\/[\w.]+)'/g)].map((match) => match[1] ?? '');

test('the worker holds the offline page and what it needs, nothing else', () => {
  assert.deepEqual(held, ['offline/page.html', 'offline/page.css', 'offline/page.js', 'offline/texts.js']);
  const page = readFileSync(new URL('offline/page.html', app), 'utf8');
  const needed = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]);
  assert.deepEqual(needed, ['offline/page.css', 'offline/page.js']);
  const script = readFileSync(new URL('offline/page.js', app), 'utf8');
  assert.deepEqual(
    [...script.matchAll(/from '([^']+)'/g)].map((match) => match[1]),
    ['./texts.js'],
  );
});

test('the version that the worker names is that of the files it holds', () => {
  const hash = createHash('sha256');
  for (const file of held) hash.update(readFileSync(new URL(file, app)));
  assert.equal(/VERSION = '(\w+)'/.exec(worker)?.[1], hash.digest('hex').slice(0, 12), 'offline-worker.js: VERSION');
});

test('the offline page says all in each language', () => {
  assert.deepEqual(Object.keys(TEXTS.zh), Object.keys(TEXTS.en));
  for (const texts of Object.values(TEXTS)) {
    assert.match(texts.silent('http://a/', '12:00:05', texts.minutes(5)), /http:\/\/a\/.*12:00:05.*5/);
    assert.match(texts.hours(3, 59), /3.*59/);
  }
});

test('the manifest names files that are there, in the sizes it says', () => {
  const manifest = JSON.parse(readFileSync(new URL('manifest.webmanifest', app), 'utf8'));
  const sizes = manifest.icons.map((/** @type {{ src: string, sizes: string }} */ icon) => {
    const bytes = readFileSync(new URL(icon.src, app));
    return icon.src.endsWith('.png') ? `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}` : 'any';
  });
  assert.deepEqual(
    sizes,
    manifest.icons.map((/** @type {{ sizes: string }} */ icon) => icon.sizes),
  );
  assert.deepEqual(
    manifest.icons
      .filter((/** @type {{ purpose?: string }} */ { purpose }) => purpose === 'maskable')
      .map((/** @type {{ sizes: string }} */ icon) => icon.sizes),
    ['192x192', '512x512'],
  );
});
