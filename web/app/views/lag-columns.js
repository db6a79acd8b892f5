import { Badge } from '../components/badge.js';
import { Value } from '../components/value.js';
import { count, duration, isKnown, timeLag, whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { NO_COMMIT, NO_LOG_END, whyNoLag, whyNoTotal, whyNotClear } from './lag-reasons.js';

/**
 * @import { GroupRow, LagStatus, Num, PartitionLagRow, TimeLag, TopicLagRow } from '../lib/types.js'
 * @import { Column } from '../components/table.js'
 * @import { Tone } from '../components/badge.js'
 */

/** By rising severity. @type {Record<LagStatus, { rank: number, tone: Tone }>} */
const STATUS = {
  UNKNOWN: { rank: 0, tone: 'neutral' },
  OK: { rank: 1, tone: 'good' },
  WARN: { rank: 2, tone: 'warning' },
  REWIND: { rank: 3, tone: 'warning' },
  STALL: { rank: 4, tone: 'error' },
  STOP: { rank: 5, tone: 'error' },
  ERR: { rank: 6, tone: 'error' },
};

/** @param {GroupRow} group */
export const groupName = (group) => group.groupId;
/** @param {TopicLagRow} topic */
export const topicName = (topic) => topic.topic;
/** @param {PartitionLagRow} partition */
export const partitionName = (partition) => String(partition.partition);

/** @typedef {{ timeLag: TimeLag, status: LagStatus, rule?: string }} Judged */

/** @param {string} id @param {string} label @param {(row: any) => Num} key @returns {Column<any>} */
function records(id, label, key) {
  return {
    id,
    label,
    numeric: true,
    key,
    cell: (row) => html`<${Value} text=${count(key(row))} reason=${whyNoTotal(row)} />`,
  };
}

/** @type {Column<Judged>} */
const TIME = {
  id: 'timeLag',
  label: 'Behind by',
  hint: 'How long ago the committed offset was the end of the log; of the partition farthest behind',
  numeric: true,
  key: (row) => row.timeLag?.millis,
  cell: ({ timeLag: lag }) =>
    html`<span title=${lag?.reason ?? undefined}><${Value} text=${timeLag(lag)} reason=${lag?.reason} /></span>`,
};

/** @type {Column<Judged>} */
const STATE = {
  id: 'status',
  label: 'Status',
  roomy: true,
  key: (row) => STATUS[row.status]?.rank,
  cell: (row) => html`<span class="status">
    <${Badge} tone=${STATUS[row.status]?.tone ?? 'neutral'} text=${row.status} title=${row.rule} />
    ${row.rule && row.status !== 'OK' && html`<span class="rule" title=${row.rule}>${row.rule}</span>`}
  </span>`,
};

/** @type {Column<GroupRow>[]} */
export const GROUP_COLUMNS = [
  { id: 'group', label: 'Group', key: groupName, cell: groupName },
  { ...records('lag', 'Lag', (group) => group.totalLag), hint: 'Records' },
  TIME,
  {
    id: 'clear',
    label: 'Clear in',
    hint: "Until the lag is gone, at the last minute's pace of the slowest partition",
    numeric: true,
    key: (group) => group.clearSeconds,
    cell: (group) => html`<${Value} text=${clearIn(group)} reason=${whyNotClear(group)} />`,
  },
  {
    id: 'members',
    label: 'Members',
    numeric: true,
    key: (group) => group.members,
    cell: (group) => html`<${Value} text=${whole(group.members)} reason="The group's members are unknown." />`,
  },
  {
    id: 'state',
    label: 'State',
    key: (group) => group.state,
    cell: (group) => html`<${Value} text=${group.state ?? '—'} reason="The group's state is unknown." />`,
  },
  STATE,
];

/** @param {GroupRow} group */
function clearIn(group) {
  if (group.totalLag === 0) return 'no lag';
  return duration(isKnown(group.clearSeconds) ? group.clearSeconds * 1000 : null);
}

/** @type {Column<TopicLagRow>[]} */
export const TOPIC_COLUMNS = [
  { id: 'topic', label: 'Topic', key: topicName, cell: topicName },
  {
    id: 'partitions',
    label: 'Partitions',
    numeric: true,
    key: (t) => t.partitions.length,
    cell: (t) => whole(t.partitions.length),
  },
  {
    id: 'withoutCommit',
    label: 'No commit',
    numeric: true,
    key: (t) => t.withoutCommit,
    cell: (t) => whole(t.withoutCommit),
  },
  records('lag', 'Lag', (topic) => topic.totalLag),
  TIME,
  STATE,
];

/** @param {string} id @param {string} label @param {(row: PartitionLagRow) => Num} key @param {(row: PartitionLagRow) => string} why @returns {Column<PartitionLagRow>} */
function offset(id, label, key, why) {
  return {
    id,
    label,
    numeric: true,
    key,
    cell: (row) => html`<${Value} text=${whole(key(row))} reason=${why(row)} />`,
  };
}

/** @type {Column<PartitionLagRow>[]} */
export const PARTITION_COLUMNS = [
  { id: 'partition', label: 'Partition', key: (row) => row.partition, cell: partitionName },
  offset(
    'committed',
    'Committed',
    (row) => row.currentOffset,
    () => NO_COMMIT,
  ),
  offset(
    'logEnd',
    'Log end',
    (row) => row.logEndOffset,
    () => NO_LOG_END,
  ),
  offset('lag', 'Lag', (row) => row.lag, whyNoLag),
  TIME,
  STATE,
];
