/** Rows as files: CSV, JSON, and the browser's way to save them. */

/** @typedef {string | number | boolean | null | undefined} Cell */

/**
 * @template Row
 * @typedef {object} ExportColumn
 * @property {string} id the property's name in JSON
 * @property {string} label the head in CSV
 * @property {(row: Row) => Cell} value as it is, not as it is shown; null when unknown
 */

const LINE_END = '\r\n';
/** What a spreadsheet would take for a formula, or for the beginning of one. */
const FORMULA = /^[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
/** Tells spreadsheets that a text is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Comma-separated values (RFC 4180), heads first. An unknown value is an empty field; a number is written in full; a text
 * that a spreadsheet would run as a formula gets an apostrophe in front, as spreadsheets themselves write it.
 *
 * @template Row
 * @param {readonly ExportColumn<Row>[]} columns
 * @param {readonly Row[]} rows
 */
export function toCsv(columns, rows) {
  const lines = rows.map((row) => columns.map((column) => field(column.value(row))).join(','));
  return [columns.map((column) => field(column.label)).join(','), ...lines].map((line) => line + LINE_END).join('');
}

/** @param {Cell} cell */
function field(cell) {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = String(cell);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A list of objects, a property for each column; what is unknown is null.
 *
 * @template Row
 * @param {readonly ExportColumn<Row>[]} columns
 * @param {readonly Row[]} rows
 */
export function toJson(columns, rows) {
  const list = rows.map((row) => Object.fromEntries(columns.map((column) => [column.id, known(column.value(row))])));
  return JSON.stringify(list, null, 2) + '\n';
}

/** @param {Cell} cell */
const known = (cell) => (cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell)) ? null : cell);

/**
 * A name for a file that every system takes: the parts, a time in UTC, and the ending.
 *
 * @param {readonly string[]} parts
 * @param {string} ending without the dot
 * @param {number} atMillis
 */
export function fileName(parts, ending, atMillis) {
  const time = new Date(atMillis).toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  const words = parts.map((part) => part.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|-+$/g, ''));
  return `${[...words.filter(Boolean).map((word) => word.slice(0, 80)), time].join('_')}.${ending}`;
}

/** Saves text as a file. @param {string} name @param {string} type its media type @param {string} text */
export function download(name, type, text) {
  downloadBlob(name, new Blob([type.startsWith('text/csv') ? BYTE_ORDER_MARK + text : text], { type }));
}

/** @param {string} name @param {Blob} blob */
export function downloadBlob(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
