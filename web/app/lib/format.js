/** Numbers as text. Every function takes null for unknown and answers with a dash. */

import { locale } from './texts.js';

/** @import { Num, TimeLag } from './types.js' */

/**
 * @typedef {object} Units how the reader wants numbers
 * @property {'binary' | 'decimal'} bytes
 * @property {'short' | 'full'} counts
 * @property {'browser' | 'utc'} zone
 */

/** @type {Units} */
let units = { bytes: 'binary', counts: 'short', zone: 'browser' };

/** @param {Units} chosen */
export function setUnits(chosen) {
  units = chosen;
}

export const UNKNOWN = '—';
const THIN_SPACE = '\u2009';
const SI = ['', 'k', 'M', 'G', 'T', 'P'];
const IEC = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
const SI_BYTES = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** @param {Num | undefined} value @returns {value is number} */
export const isKnown = (value) => typeof value === 'number' && Number.isFinite(value);

/**
 * Three significant digits, never fewer than the whole part needs.
 *
 * @param {number} value
 */
function threeDigits(value) {
  const size = Math.abs(value);
  if (size >= 99.95) return value.toFixed(0);
  return value.toFixed(size >= 9.995 ? 1 : 2);
}

/**
 * @param {number} value
 * @param {number} base
 * @param {string[]} units
 * @returns {[number, string]} the value in the largest unit in which it rounds to less than `base`
 */
function scale(value, base, units) {
  let scaled = value;
  let unit = 0;
  while (Math.abs(scaled) >= base - 0.5 && unit < units.length - 1) {
    scaled /= base;
    unit++;
  }
  return [scaled, units[unit] ?? ''];
}

/** A whole number in full, digits grouped by thin spaces: 1 234 567. @param {Num | undefined} value */
export function whole(value) {
  if (!isKnown(value)) return UNKNOWN;
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
}

/** A number of things, short: 950, 1.25 k, 3.40 M. @param {Num | undefined} value */
export function count(value) {
  if (!isKnown(value)) return UNKNOWN;
  if (units.counts === 'full') return whole(value);
  const [scaled, unit] = scale(value, 1000, SI);
  if (unit === '') return Math.round(value).toString();
  return threeDigits(scaled) + THIN_SPACE + unit;
}

/** Things per second; small rates keep their decimals: 0.50, 12.3, 4.10 k. @param {Num | undefined} value */
export function rate(value) {
  if (!isKnown(value)) return UNKNOWN;
  if (value === 0) return '0';
  if (units.counts === 'full' && Math.abs(value) >= 99.95) return whole(value);
  const [scaled, unit] = scale(value, 1000, SI);
  return threeDigits(scaled) + (unit && THIN_SPACE + unit);
}

/** @param {Num | undefined} value */
export function bytes(value) {
  if (!isKnown(value)) return UNKNOWN;
  const [scaled, unit] = units.bytes === 'binary' ? scale(value, 1024, IEC) : scale(value, 1000, SI_BYTES);
  const digits = unit === 'B' ? Math.round(scaled).toString() : threeDigits(scaled);
  return digits + THIN_SPACE + unit;
}

/** @param {Num | undefined} value */
export const bytesRate = (value) => (isKnown(value) ? `${bytes(value)}/s` : UNKNOWN);

/** A formatted number without the zeros that end its decimals, for an axis: 5 k, not 5.00 k. @param {string} text */
export function withoutZeros(text) {
  return text.replace(/(\.\d*?)0+(?=\D|$)/, (_, kept) => (kept === '.' ? '' : kept));
}

/** A share of one as a percentage. @param {Num | undefined} value */
export function percent(value) {
  return isKnown(value) ? Math.round(value * 100) + THIN_SPACE + '%' : UNKNOWN;
}

/** How many times as much: 1.00 ×. @param {Num | undefined} value */
export const ratio = (value) => (isKnown(value) ? `${threeDigits(value)}${THIN_SPACE}×` : UNKNOWN);

/** A request's time: 0.8 ms, 12 ms, 1.25 s. @param {Num | undefined} seconds */
export function latency(seconds) {
  if (!isKnown(seconds)) return UNKNOWN;
  const millis = seconds * 1000;
  if (millis >= 999.5) return threeDigits(seconds) + THIN_SPACE + 's';
  const digits = millis >= 9.95 || Number.isInteger(millis) ? millis.toFixed(0) : millis.toFixed(1);
  return digits + THIN_SPACE + 'ms';
}

/** A span of time in its two largest units: 850 ms, 42 s, 3 min 05 s, 2 h 10 min, 4 d 2 h. @param {Num | undefined} millis */
export function duration(millis) {
  if (!isKnown(millis)) return UNKNOWN;
  if (millis <= 0) return '0' + THIN_SPACE + 's';
  if (millis < 999.5) return Math.round(millis) + THIN_SPACE + 'ms';
  const seconds = Math.round(millis / 1000);
  if (seconds < 60) return seconds + THIN_SPACE + 's';
  if (seconds < 3600) return pair(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1440) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  return pair(Math.floor(minutes / 1440), 'd', Math.floor((minutes % 1440) / 60), 'h');
}

/** @param {number} large @param {string} largeUnit @param {number} small @param {string} smallUnit */
function pair(large, largeUnit, small, smallUnit) {
  const first = large + THIN_SPACE + largeUnit;
  return small === 0 ? first : `${first} ${String(small).padStart(2, '0')}${THIN_SPACE}${smallUnit}`;
}

/** A round span of time in one unit, for an axis: 15 s, 1.5 min, 6 h. @param {number} millis */
export function shortDuration(millis) {
  if (millis < 60_000) return duration(millis);
  const [unit, size] = millis < 3_600_000 ? ['min', 60] : millis < 86_400_000 ? ['h', 3600] : ['d', 86_400];
  return Number((millis / 1000 / Number(size)).toFixed(2)) + THIN_SPACE + unit;
}

const BOUND_SIGNS = { exact: '', about: '≈' + THIN_SPACE, atLeast: '≥' + THIN_SPACE };

/** How far behind in time; an inexact bound is said. @param {TimeLag | null | undefined} lag */
export function timeLag(lag) {
  if (!lag || lag.bound === 'unknown' || !isKnown(lag.millis)) return UNKNOWN;
  return BOUND_SIGNS[lag.bound] + duration(lag.millis);
}

/** How far east of UTC the zone shown is, at a moment. @param {number} millis */
export const zoneOffsetSeconds = (millis) => (units.zone === 'utc' ? 0 : -60 * new Date(millis).getTimezoneOffset());

const HALF_A_DAY_MILLIS = 43_200_000;

/** A moment before now: its time of day, and its day too where that says too little. @param {number} millis @param {number} nowMillis */
export const pastClock = (millis, nowMillis) =>
  nowMillis - millis > HALF_A_DAY_MILLIS ? dateClock(millis) : clock(millis);

/** The zone shown, at a moment: UTC, UTC+8, UTC-3:30. @param {number} millis */
export function zoneText(millis) {
  const minutes = Math.round(zoneOffsetSeconds(millis) / 60);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  if (minutes === 0) return 'UTC';
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** A moment as if the zone shown were UTC. @param {number} millis */
const shifted = (millis) => new Date(millis + zoneOffsetSeconds(millis) * 1000).toISOString();

/** The time of day, 24 hours, in the zone shown. @param {number} millis */
export const clock = (millis) => shifted(millis).slice(11, 19);

/** How the reader writes a day; the day and the time of day, in the zone shown. @param {number} millis */
export const dateClock = (millis) => `${day(millis, 'year')} ${clock(millis)}`;

/** The same without seconds. @param {number} millis */
export const dateMinute = (millis) => dateClock(millis).slice(0, -3);

/** As in 23 Nov 2026, or Nov 23, 2026: the page's language as the reader's country writes it. @param {number} millis @param {'year' | 'none'} year */
const day = (millis, year) => days[year].format(millis + zoneOffsetSeconds(millis) * 1000);

/** @type {Intl.DateTimeFormatOptions} */
const SHORT_DAY = { month: 'short', day: 'numeric', timeZone: 'UTC' };
const days = {
  year: new Intl.DateTimeFormat(locale, { ...SHORT_DAY, year: 'numeric' }),
  none: new Intl.DateTimeFormat(locale, SHORT_DAY),
};

/** A round time on an axis whose ticks are so far apart: 14:05, 14:05:30, 23 Nov. @param {number} millis @param {number} apartSeconds */
export function tickText(millis, apartSeconds) {
  const text = shifted(millis);
  if (apartSeconds >= 86_400 || (apartSeconds >= 3600 && text.slice(11, 16) === '00:00')) return day(millis, 'none');
  return apartSeconds > 0 && apartSeconds < 60 ? text.slice(11, 19) : text.slice(11, 16);
}

/** A moment for an input of date and time, in the zone shown. @param {number} millis */
export const inputText = (millis) => shifted(millis).slice(0, 19);

/** The moment that such an input means; NaN where it means none. @param {string} text */
export const inputMillis = (text) => Date.parse(units.zone === 'utc' ? `${text}Z` : text);
