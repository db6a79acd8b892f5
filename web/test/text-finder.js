/** Finds texts for readers in the page's source: a heuristic, for the test that all of them are in the language files. */

/** Attributes and properties of components that readers see or hear. */
const SAID = 'aria-label|title|placeholder|label|caption|text|noun|note|filterLabel|name|said|hint|why|reason';
const TAG = /<[^>]*>/g;
const WORD = /[A-Za-z]{2,}/;

/** @typedef {{ line: number, text: string }} Found */

/** @param {string} source @returns {Found[]} */
export function textsIn(source) {
  /** @type {Found[]} */
  const found = [];
  scan(source, 0, null, found);
  return found;
}

/**
 * Reads code up to its end, or to the brace that ends an expression in a template.
 *
 * @param {string} source @param {number} from @param {string | null} until @param {Found[]} found
 * @returns {number} where it ends
 */
function scan(source, from, until, found) {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const c = source[at] ?? '';
    if (c === until && depth === 0) return at;
    if (c === '{') depth++;
    else if (c === '}') depth--;
    else if (source.startsWith('//', at)) at = endOf(source, '\n', at) - 1;
    else if (source.startsWith('/*', at)) at = endOf(source, '*/', at) + 1;
    else if (c === '/' && isRegExp(source, at)) at = regExpEnd(source, at);
    else if (c === "'" || c === '"') at = readString(source, at, c, found);
    else if (c === '`') at = readTemplate(source, at, found);
  }
  return source.length;
}

/** @param {string} source @param {string} what @param {number} from */
function endOf(source, what, from) {
  const at = source.indexOf(what, from);
  return at < 0 ? source.length : at;
}

/** @param {string} source @param {number} at */
const isRegExp = (source, at) => /(?:[(,=:[!&|?{;]|return|=>)\s*$/.test(source.slice(Math.max(0, at - 12), at));

/** @param {string} source @param {number} from */
function regExpEnd(source, from) {
  let inClass = false;
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '[') inClass = true;
    else if (source[at] === ']') inClass = false;
    else if (source[at] === '/' && !inClass) return at;
  }
  return source.length;
}

/** @param {string} source @param {number} from @param {string} quote @param {Found[]} found */
function readString(source, from, quote, found) {
  let at = from + 1;
  while (at < source.length && source[at] !== quote) at += source[at] === '\\' ? 2 : 1;
  const text = source.slice(from + 1, at);
  if (isSentence(text) && !isForDevelopers(source, from)) found.push({ line: lineOf(source, from), text });
  return at;
}

/** @param {string} source @param {number} from @param {Found[]} found */
function readTemplate(source, from, found) {
  const markup = /html$/.test(source.slice(Math.max(0, from - 4), from));
  const silent = isForDevelopers(source, from);
  let text = '';
  let at = from + 1;
  for (; at < source.length && source[at] !== '`'; at++) {
    if (source[at] === '\\') text += source[++at];
    else if (source.startsWith('${', at)) {
      at = scan(source, at + 2, '}', found);
      text += '\u0000';
    } else text += source[at];
  }
  if (markup) found.push(...markupTexts(text).map((said) => ({ line: lineOf(source, from), text: said })));
  else if (isSentence(text) && !silent)
    found.push({ line: lineOf(source, from), text: text.replaceAll('\u0000', '…') });
  return at;
}

/** @param {string} markup */
function markupTexts(markup) {
  const attributes = [...markup.matchAll(new RegExp(`\\s(?:${SAID})="([^"]*)"`, 'g'))].map((match) => match[1] ?? '');
  const between = markup.replace(TAG, '\u0000').split('\u0000');
  return [...attributes.filter((text) => /[A-Z ]/.test(text)), ...between]
    .map((text) => text.trim())
    .filter((text) => WORD.test(text) && !/^&\w+;$/.test(text));
}

/** Two words, or one that begins with a capital. @param {string} text */
const isSentence = (text) =>
  /[a-z]{2,}[,.:;]? [a-zA-Z]|\u0000 [a-z]{2,}|[a-z]{2,} \u0000|^\s?[A-Z][a-z]{2,}/.test(text);

/** What is thrown or logged for those who work on the page. @param {string} source @param {number} at */
const isForDevelopers = (source, at) =>
  /(?:(?:TypeError|RangeError|console\.\w+)\(\s*|import\(?\s*|from\s*)$/.test(source.slice(Math.max(0, at - 30), at));

/** @param {string} source @param {number} at */
const lineOf = (source, at) => source.slice(0, at).split('\n').length;
