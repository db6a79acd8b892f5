import { store } from '../data/state.js';
import { Badge } from '../components/badge.js';
import { Sparkline } from '../components/sparkline.js';
import { judgedCell, told } from '../components/table-value.js';
import { bytes, bytesRate, count, rate, ratio, whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { reasonFor } from '../lib/unknown.js';

/**
 * @import { Num, TopicRow } from '../lib/types.js'
 * @import { Kind } from '../lib/thresholds.js'
 * @import { TableColumn } from '../components/table-grid.js'
 */

/** @param {TopicRow} topic */
export const topicName = (topic) => topic.name;

/**
 * @typedef {object} Told
 * @property {number} [width]
 * @property {string} [unit]
 * @property {string} [hint]
 * @property {boolean} [optional]
 * @property {boolean} [brief]
 * @property {Kind} [kind] which thresholds judge it
 * @property {(topic: TopicRow) => string} why it is unknown
 */

/**
 * @param {string} id
 * @param {string} label
 * @param {(value: Num | undefined) => string} format
 * @param {(topic: TopicRow) => Num | undefined} value
 * @param {Told} told
 * @returns {TableColumn<TopicRow>}
 */
function numeric(id, label, format, value, { why, kind, width = 6, ...more }) {
  const cell = (/** @type {TopicRow} */ topic) =>
    judgedCell(
      kind,
      value(topic),
      told(format(value(topic)), () => why(topic)),
    );
  return { id, label, width, numeric: true, value, cell, ...more };
}

/** @param {string} field of the pushed object @param {string} otherwise */
const pushed = (field, otherwise) => () => reasonFor(store.value.metrics?.unknown, field, otherwise);
const bytesWhy = (/** @type {string} */ side) =>
  pushed(`throughput.${side}`, 'Not every broker with this topic reports bytes: that takes the plugin.');

/** @type {TableColumn<TopicRow>[]} */
export const TOPIC_COLUMNS = [
  {
    id: 'name',
    label: 'Topic',
    width: 16,
    value: topicName,
    cell: (topic) => (topic.internal ? html`${topic.name} <${Badge} tone="neutral" text="internal" />` : topic.name),
  },
  {
    id: 'trend',
    label: 'Last minute',
    hint: 'Records appended a second, each second of the last minute, from zero to its own highest',
    width: 8,
    brief: true,
    cell: (topic) => html`<${Sparkline} points=${topic.recentProduceRate?.points ?? []} />`,
  },
  numeric('produceRate', 'Produce/s', rate, (topic) => topic.rates.produceRate, {
    unit: 'records/s',
    hint: 'Records appended a second',
    brief: true,
    why: pushed('topicStats.produceRate', 'Not reported for two seconds in a row yet.'),
  }),
  numeric('fetchRate', 'Fetch/s', rate, (topic) => topic.rates.fetchRate, {
    unit: 'records/s',
    hint: 'Records that consumer groups got past a second',
    why: (topic) =>
      topic.groups.length === 0
        ? 'No consumer group commits offsets on this topic.'
        : pushed('throughput.fetchRate', "Not every group's committed offsets are known for the last seconds.")(),
  }),
  numeric('produceBytes', 'Bytes in', bytesRate, (topic) => topic.rates.produceBytes, {
    unit: 'bytes/s',
    width: 7,
    hint: 'Bytes appended a second',
    why: bytesWhy('produceBytes'),
  }),
  numeric('fetchBytes', 'Bytes out', bytesRate, (topic) => topic.rates.fetchBytes, {
    unit: 'bytes/s',
    width: 7,
    hint: 'Bytes sent to consumers a second, replication not counted',
    why: bytesWhy('fetchBytes'),
  }),
  numeric('maxLag', 'Max lag', count, (topic) => topic.maxLag, {
    unit: 'records',
    kind: 'lagRecords',
    hint: 'The lag of the group that is farthest behind, in records',
    brief: true,
    why: (topic) =>
      topic.groups.length === 0
        ? 'No consumer group reads this topic.'
        : 'No consumer group has a known lag on this topic.',
  }),
  numeric('totalMessages', 'Records', count, (topic) => topic.totalMessages, {
    unit: 'records',
    optional: true,
    hint: 'Records retained: log end − log start, over all partitions',
    why: () => 'Not all partitions report their offsets.',
  }),
  numeric('totalBytes', 'Size', bytes, (topic) => topic.totalBytes, {
    unit: 'bytes',
    hint: "The leaders' logs",
    why: () => 'The size of the logs is not reported.',
  }),
  numeric('replicaBytes', 'On disk', bytes, (topic) => topic.replicaBytes, {
    unit: 'bytes',
    optional: true,
    hint: 'The logs of all replicas',
    why: () => 'The size of the logs is not reported.',
  }),
  numeric('partitions', t.numbers.partitions, whole, (topic) => topic.partitions, { why: () => 'Not reported.' }),
  numeric('replicationFactor', 'Replicas', whole, (topic) => topic.replicationFactor, {
    optional: true,
    hint: 'Of the partition with the most',
    why: () => 'Not reported.',
  }),
  numeric('underReplicated', 'Under-repl.', whole, (topic) => topic.underReplicated, {
    unit: 'partitions',
    kind: 'underReplicated',
    hint: 'Partitions with fewer in-sync than assigned replicas',
    width: 6.5,
    why: () => 'Not reported.',
  }),
  {
    id: 'offline',
    label: 'Offline',
    unit: 'partitions',
    hint: 'Partitions without a leader',
    width: 5.5,
    numeric: true,
    optional: true,
    value: (topic) => topic.offline,
    cell: (topic) =>
      topic.offline > 0 ? html`<span class="judged" data-verdict="critical">${whole(topic.offline)}</span>` : '0',
  },
  numeric('skew', 'Skew', ratio, (topic) => topic.skew, {
    width: 5,
    hint: 'Records of the largest partition over the mean of all; 1 is even',
    why: (topic) =>
      topic.partitions < 2
        ? 'One partition alone is not uneven.'
        : topic.totalMessages === 0
          ? 'The topic holds no records.'
          : 'Not all partitions report their offsets.',
  }),
  numeric('groups', t.numbers.groups, whole, (topic) => topic.groups.length, {
    width: 5,
    optional: true,
    hint: 'Consumer groups with an offset or a member here',
    why: () => 'Not reported.',
  }),
];
