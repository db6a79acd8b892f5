/**
 * Writes into index.html which modules the page begins with, so that all are fetched at once, not one after the other:
 *
 *   node dev/preloads.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';

const APP = new URL('../app/', import.meta.url);
const INDEX = new URL('index.html', APP);
const LINKS = /( *<link rel="modulepreload" href="[^"]+" \/>\n)+/;

/** The modules that main.js imports, and what those import; not itself. @returns {string[]} */
export function modules() {
  const found = new Set(['main.js']);
  for (const file of found) {
    const source = readFileSync(new URL(file, APP), 'utf8').replace(/\/\*.*?\*\//gs, '');
    for (const [, path = ''] of source.matchAll(/^(?:import|export)\b[^;]*?from '(\.[^']+)'/gm))
      found.add(new URL(path, new URL(file, APP)).href.slice(APP.href.length));
  }
  return [...found].slice(1);
}

/** What index.html names already. @returns {string[]} */
export const preloaded = () =>
  [...readFileSync(INDEX, 'utf8').matchAll(/rel="modulepreload" href="([^"]+)"/g)].map((link) => link[1] ?? '');

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const links = modules().map((file) => `    <link rel="modulepreload" href="${file}" />\n`);
  writeFileSync(INDEX, readFileSync(INDEX, 'utf8').replace(LINKS, links.join('')));
}
