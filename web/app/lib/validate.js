/**
 * What may come in from outside, checked before anything is shown: a bad message must never blank the page.
 *
 * @import { Metrics } from './types.js'
 */

const THROUGHPUT = ['produceRate', 'fetchRate', 'produceBytes', 'fetchBytes'];
const LATENCY = ['produceP50', 'produceP95', 'produceP99', 'fetchP50', 'fetchP95', 'fetchP99'];
const TOPIC = ['partitions', 'totalMessages', 'totalBytes', 'produceRate', 'fetchRate'];
const PARTITION = ['currentOffset', 'logEndOffset', 'lag'];
const HEALTH = [
  'activeConnections',
  'totalTopics',
  'totalPartitions',
  'totalConsumers',
  'diskUsageBytes',
  'memoryUsageBytes',
  'goroutineCount',
];

class Mismatch extends Error {}

/**
 * @param {string} text one message as it came
 * @returns {{ ok: true, metrics: Metrics } | { ok: false, problem: string }}
 */
export function readMetrics(text) {
  try {
    const message = JSON.parse(text);
    checkMetrics(message);
    return { ok: true, metrics: message };
  } catch (error) {
    if (error instanceof Mismatch) return { ok: false, problem: error.message };
    if (error instanceof SyntaxError) return { ok: false, problem: `message: expected JSON, found ${say(text)}` };
    throw error;
  }
}

/** @param {any} message */
function checkMetrics(message) {
  object(message, 'message');
  numbers(message.throughput, 'throughput', THROUGHPUT);
  numbers(message.latency, 'latency', LATENCY);
  each(message.topicStats, 'topicStats', (topic, path) => {
    numbers(topic, path, TOPIC);
    text(topic.name, `${path}.name`);
  });
  each(message.consumerLags, 'consumerLags', checkGroup);
  numbers(message.clusterHealth, 'clusterHealth', HEALTH);
  number(message.timestamp, 'timestamp');
  if (message.atMillis !== undefined) number(message.atMillis, 'atMillis');
  if (message.clusterId !== undefined) text(message.clusterId, 'clusterId');
  if (message.unknown !== undefined) reasons(message.unknown, 'unknown');
  if (message.recent !== undefined && message.recent !== null) checkRecent(message.recent);
  if (message.unreachable !== undefined) each(message.unreachable, 'unreachable', checkProblem);
}

/** @param {any} problem @param {string} path */
function checkProblem(problem, path) {
  object(problem, path);
  for (const field of ['severity', 'code', 'text']) text(problem[field], `${path}.${field}`);
}

/** @param {any} group @param {string} path */
function checkGroup(group, path) {
  numbers(group, path, ['totalLag']);
  text(group.groupId, `${path}.groupId`);
  each(group.topicLags, `${path}.topicLags`, (topic, topicPath) => {
    numbers(topic, topicPath, ['totalLag']);
    text(topic.topic, `${topicPath}.topic`);
    each(topic.partitionLags, `${topicPath}.partitionLags`, (partition, partitionPath) => {
      numbers(partition, partitionPath, PARTITION);
      number(partition.partition, `${partitionPath}.partition`);
    });
  });
}

/** @param {any} recent */
function checkRecent(recent) {
  object(recent, 'recent');
  number(recent.fromMillis, 'recent.fromMillis');
  number(recent.stepMillis, 'recent.stepMillis');
  for (const [name, points] of Object.entries(recent)) {
    if (name === 'fromMillis' || name === 'stepMillis') continue;
    each(points, `recent.${name}`, numberOrNull);
  }
}

/** @param {any} value @param {string} path */
function object(value, path) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(path, 'an object', value);
}

/** @param {any} value @param {string} path @param {string[]} fields */
function numbers(value, path, fields) {
  object(value, path);
  for (const field of fields) numberOrNull(value[field], `${path}.${field}`);
}

/** @param {any} value @param {string} path */
function numberOrNull(value, path) {
  if (value !== null && typeof value !== 'number') fail(path, 'a number or null', value);
}

/** @param {any} value @param {string} path */
function number(value, path) {
  if (typeof value !== 'number') fail(path, 'a number', value);
}

/** @param {any} value @param {string} path */
function text(value, path) {
  if (typeof value !== 'string') fail(path, 'a text', value);
}

/** @param {any} value @param {string} path */
function reasons(value, path) {
  object(value, path);
  for (const [key, reason] of Object.entries(value)) text(reason, `${path}.${key}`);
}

/** @param {any} value @param {string} path @param {(item: any, path: string) => void} check */
function each(value, path, check) {
  if (!Array.isArray(value)) fail(path, 'a list', value);
  /** @type {any[]} */ (value).forEach((item, i) => check(item, `${path}[${i}]`));
}

/** @param {string} path @param {string} expected @param {unknown} found @returns {never} */
function fail(path, expected, found) {
  throw new Mismatch(`${path}: expected ${expected}, found ${say(found)}`);
}

/** @param {unknown} value */
function say(value) {
  if (value === undefined) return 'nothing';
  const shown = JSON.stringify(value) ?? typeof value;
  return shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
}
