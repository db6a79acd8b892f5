/** What a link holds beyond the address: limits and a dashboard, as text that an address can hold. */

import { DEFAULT_LIMITS } from './thresholds.js';
import { t } from './texts.js';

/** @import { Kind, Limits } from './thresholds.js' */

/** Of a dashboard in a link; forty panels take half of it. Messengers cut longer addresses. */
const LONGEST = 8000;
/** What a short text may unpack to. */
const LONGEST_JSON = 100_000;
const NUMBER = '(\\d+(?:\\.\\d+)?(?:e-?\\d+)?)?';
const LIMIT = new RegExp(`^(\\w+)_${NUMBER}_${NUMBER}$`);
const EXAMPLE = 'lagRecords_10000_100000*lagSeconds_30_';

/** @param {Readonly<Record<Kind, Limits>>} limits @returns {string | null} those that are not the default; null: none */
export function limitsText(limits) {
  const own = /** @type {[Kind, Limits][]} */ (Object.entries(limits)).filter(
    ([kind, { warning, critical }]) =>
      warning !== DEFAULT_LIMITS[kind].warning || critical !== DEFAULT_LIMITS[kind].critical,
  );
  return own.map(([kind, { warning, critical }]) => `${kind}_${warning ?? ''}_${critical ?? ''}`).join('*') || null;
}

/** @param {string} text @returns {{ limits: Record<Kind, Limits> | null, problem: string }} the default for what isn't named */
export function readLimits(text) {
  /** @type {Record<string, Limits>} */
  const limits = { ...DEFAULT_LIMITS };
  for (const part of text.split('*')) {
    const [, kind = '', warning, critical] = LIMIT.exec(part) ?? [];
    if (!Object.hasOwn(DEFAULT_LIMITS, kind))
      return { limits: null, problem: t.imports.problem('limits', EXAMPLE, part.slice(0, 40)) };
    limits[kind] = { warning: numberOf(warning), critical: numberOf(critical) };
  }
  return { limits: /** @type {Record<Kind, Limits>} */ (limits), problem: '' };
}

/** @param {string | undefined} text */
const numberOf = (text) => (text === undefined ? null : Number(text));

/** @param {string} json @returns {Promise<string | null>} null: too long for an address */
export async function packed(json) {
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(json), Infinity);
  const text = btoa(String.fromCharCode(...bytes));
  return text.length > LONGEST ? null : text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} text @returns {Promise<{ json: string, problem: string }>} */
export async function unpacked(text) {
  if (text.length > LONGEST) return { json: '', problem: t.links.tooLong(LONGEST) };
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const json = await through(new DecompressionStream('deflate-raw'), bytes, LONGEST_JSON);
    return { json: new TextDecoder('utf-8', { fatal: true }).decode(json), problem: '' };
  } catch {
    return { json: '', problem: t.links.broken }; // Cut off on its way, or no such text at all: which of these, nobody needs.
  }
}

/** @param {CompressionStream | DecompressionStream} stream @param {Uint8Array<ArrayBuffer>} bytes @param {number} most @returns {Promise<Uint8Array>} */
async function through(stream, bytes, most) {
  /** @type {number[]} */
  const all = [];
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (all.length + next.value.length > most) throw new RangeError(`more than ${most} bytes`);
    for (const byte of next.value) all.push(byte);
  }
  return Uint8Array.from(all);
}
