/** @import { ViewFrame } from './view-model.js' */

const VIEWS = new Set(['cluster', 'health', 'topics', 'groups', 'topic', 'group']);

/**
 * @param {string} text one message as it came
 * @returns {{ frame: ViewFrame } | { problem: string }} what the server complained of, or what is wrong with the message
 */
export function readFrame(text) {
  /** @type {any} */
  let message;
  try {
    message = JSON.parse(text);
  } catch {
    return { problem: `message: expected JSON, found ${text.slice(0, 40)}` };
  }
  if (message?.problem) return { problem: `${message.problem.detail ?? message.problem.title ?? 'unknown problem'}` };
  const wrong = whatIsWrong(message);
  return wrong ? { problem: wrong } : { frame: message };
}

/** @param {any} message @returns {string | null} */
function whatIsWrong(message) {
  if (typeof message !== 'object' || message === null) return 'message: expected an object';
  if (!VIEWS.has(message.view)) return `view: expected one of ${[...VIEWS].join(', ')}, found ${say(message.view)}`;
  if (typeof message.seq !== 'number') return `seq: expected a number, found ${say(message.seq)}`;
  if (message.since !== null && typeof message.since !== 'number')
    return `since: expected a number or null, found ${say(message.since)}`;
  if (typeof message.atMillis !== 'number') return `atMillis: expected a number, found ${say(message.atMillis)}`;
  if (typeof message.value !== 'object') return `value: expected an object or null, found ${say(message.value)}`;
  if (!isKeyed(message.rows)) return 'rows: expected a list of rows with keys';
  if (message.removed !== undefined && !Array.isArray(message.removed)) return 'removed: expected a list';
  return null;
}

/** @param {unknown} rows */
const isKeyed = (rows) => Array.isArray(rows) && rows.every((row) => typeof row?.key === 'string');

/** @param {unknown} value */
const say = (value) => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 40));
