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
const bytesWhy = (/** @type {string} */ side) => pushed(`throughput.${side}`, t.topics.noBytes);

/** @type {TableColumn<TopicRow>[]} */
export const TOPIC_COLUMNS = [
  {
    id: 'name',
    label: t.topics.name,
    width: 15,
    value: topicName,
    cell: (topic) =>
      topic.internal ? html`${topic.name} <${Badge} tone="neutral" text=${t.topics.internal} />` : topic.name,
  },
  {
    id: 'trend',
    label: t.topics.lastMinute,
    hint: t.topics.lastMinuteHint,
    width: 7,
    brief: true,
    cell: (topic) => html`<${Sparkline} points=${topic.recentProduceRate?.points ?? []} />`,
  },
  numeric('produceRate', t.topics.produce, rate, (topic) => topic.rates.produceRate, {
    unit: 'records/s',
    hint: t.topics.produceHint,
    brief: true,
    why: pushed('topicStats.produceRate', t.topics.notTwice),
  }),
  numeric('fetchRate', t.topics.fetch, rate, (topic) => topic.rates.fetchRate, {
    unit: 'records/s',
    width: 5.5,
    hint: t.topics.fetchHint,
    why: (topic) =>
      topic.groups.length === 0 ? t.topics.noneCommits : pushed('throughput.fetchRate', t.topics.noOffsets)(),
  }),
  numeric('produceBytes', t.numbers.bytesIn, bytesRate, (topic) => topic.rates.produceBytes, {
    unit: 'bytes/s',
    width: 6.5,
    hint: t.topics.bytesInHint,
    why: bytesWhy('produceBytes'),
  }),
  numeric('fetchBytes', t.numbers.bytesOut, bytesRate, (topic) => topic.rates.fetchBytes, {
    unit: 'bytes/s',
    width: 6.5,
    hint: t.topics.bytesOutHint,
    why: bytesWhy('fetchBytes'),
  }),
  numeric('maxLag', t.topics.maxLag, count, (topic) => topic.maxLag, {
    unit: 'records',
    width: 5.5,
    kind: 'lagRecords',
    hint: t.topics.maxLagHint,
    brief: true,
    why: (topic) => (topic.groups.length === 0 ? t.topics.noneReads : t.topics.noLagKnown),
  }),
  numeric('totalMessages', t.numbers.records, count, (topic) => topic.totalMessages, {
    unit: 'records',
    optional: true,
    hint: t.topics.recordsHint,
    why: () => t.topics.noOffset,
  }),
  numeric('totalBytes', t.numbers.size, bytes, (topic) => topic.totalBytes, {
    unit: 'bytes',
    hint: t.topics.sizeHint,
    why: () => t.topics.noSize,
  }),
  numeric('replicaBytes', t.numbers.onDisk, bytes, (topic) => topic.replicaBytes, {
    unit: 'bytes',
    optional: true,
    hint: t.topics.allReplicas,
    why: () => t.topics.noSize,
  }),
  numeric('partitions', t.numbers.partitions, whole, (topic) => topic.partitions, {
    width: 5.5,
    why: () => t.topics.notReported,
  }),
  numeric('replicationFactor', t.topics.replicas, whole, (topic) => topic.replicationFactor, {
    optional: true,
    hint: t.topics.replicasHint,
    why: () => t.topics.notReported,
  }),
  numeric('underReplicated', t.numbers.under, whole, (topic) => topic.underReplicated, {
    unit: 'partitions',
    kind: 'underReplicated',
    hint: t.topics.underHint,
    width: 6.5,
    why: () => t.topics.notReported,
  }),
  {
    id: 'offline',
    label: t.topics.offline,
    unit: 'partitions',
    hint: t.topics.offlineHint,
    width: 5.5,
    numeric: true,
    optional: true,
    value: (topic) => topic.offline,
    cell: (topic) =>
      topic.offline > 0 ? html`<span class="judged" data-verdict="critical">${whole(topic.offline)}</span>` : '0',
  },
  numeric('skew', t.numbers.skew, ratio, (topic) => topic.skew, {
    width: 5,
    hint: t.topics.skewHint,
    why: (topic) =>
      topic.partitions < 2 ? t.topics.onePartition : topic.totalMessages === 0 ? t.topics.noRecords : t.topics.noOffset,
  }),
  numeric('groups', t.numbers.groups, whole, (topic) => topic.groups.length, {
    width: 5,
    optional: true,
    hint: t.topics.groupsHint,
    why: () => t.topics.notReported,
  }),
];
