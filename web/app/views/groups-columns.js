import { Badge } from '../components/badge.js';
import { Sparkline } from '../components/sparkline.js';
import { judgedCell, told } from '../components/table-value.js';
import { count, duration, isKnown, timeLag, whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { slope, trend } from '../lib/trend.js';
import { STATUS } from './groups-status.js';
import { partitionCount, whyNoTotal, whyNotClear } from './lag-reasons.js';

/**
 * @import { GroupRow, TopicLagRow } from '../lib/types.js'
 * @import { TableColumn } from '../components/table-grid.js'
 */

/** @param {{ groupId: string }} group */
export const groupName = (group) => group.groupId;

const TREND = Object.freeze({ rising: '↗ rising', falling: '↘ falling', steady: '→ steady' });

/** The status in a word and, where it isn't well, the rule that fired. @param {{ status: string, rule?: string | null }} row */
export const statusCell = (row) => html`<span class="status">
  <${Badge} tone=${STATUS[row.status]?.tone ?? 'neutral'} text=${row.status} title=${row.rule ?? undefined} />
  ${row.rule && row.status !== 'OK' && html`<span class="rule" title=${row.rule}>${row.rule}</span>`}
</span>`;

/** @template {{ status: string, rule?: string | null }} Row @type {TableColumn<any>} */
export const STATE = {
  id: 'status',
  label: 'Status',
  hint: 'By the first rule that fits; of the worst partition',
  width: 18,
  brief: true,
  value: (row) => row.status,
  key: (row) => STATUS[row.status]?.rank,
  cell: statusCell,
};

/** @type {TableColumn<any>} */
export const RULE = {
  id: 'rule',
  label: 'Rule',
  hint: 'The rule that gave the status',
  width: 24,
  optional: true,
  value: (row) => row.rule ?? null,
  cell: (row) => html`<span class="rule" title=${row.rule ?? undefined}>${row.rule ?? ''}</span>`,
};

/** @type {TableColumn<any>} */
export const TIME_LAG = {
  id: 'timeLag',
  label: 'Behind by',
  unit: 's',
  hint: 'How long ago the committed offset was the end of the log; of the partition farthest behind',
  width: 7,
  numeric: true,
  brief: true,
  value: (row) => secondsBehind(row),
  cell: (row) =>
    judgedCell(
      'lagSeconds',
      secondsBehind(row),
      html`<span title=${row.timeLag?.reason ?? undefined}>${told(timeLag(row.timeLag), () => row.timeLag?.reason ?? 'The time lag is unknown.')}</span>`,
    ),
};

/** @param {{ timeLag: import('../lib/types.js').TimeLag | null }} row */
const secondsBehind = ({ timeLag: lag }) => (isKnown(lag?.millis) ? (lag?.millis ?? 0) / 1000 : null);

/** @type {TableColumn<any>} */
export const LAG = {
  id: 'lag',
  label: 'Lag',
  unit: 'records',
  hint: 'Records behind, over the partitions whose lag is known',
  width: 6,
  numeric: true,
  brief: true,
  value: (row) => row.totalLag,
  cell: (row) =>
    judgedCell(
      'lagRecords',
      row.totalLag,
      told(count(row.totalLag), () => whyNoTotal(row)),
    ),
};

/** @type {TableColumn<any>} */
export const MEMBERS = {
  id: 'members',
  label: 'Members',
  width: 6,
  numeric: true,
  value: (row) => row.members,
  cell: (row) => told(whole(row.members), () => "The group's members are unknown."),
};

/** @type {TableColumn<any>} */
export const STATE_OF_GROUP = {
  id: 'state',
  label: 'State',
  hint: 'As Kafka names it',
  width: 7,
  value: (row) => row.state,
  cell: (row) => told(row.state ?? '—', () => "The group's state is unknown."),
};

/** @type {TableColumn<any>} */
export const WITHOUT_COMMIT = {
  id: 'withoutCommit',
  label: 'No commit',
  unit: 'partitions',
  hint: 'Partitions without a committed offset: their lag is unknown',
  width: 8,
  numeric: true,
  optional: true,
  value: (row) => row.withoutCommit,
  cell: (row) => whole(row.withoutCommit),
};

/** @type {TableColumn<GroupRow>[]} */
export const GROUP_COLUMNS = [
  { id: 'group', label: 'Group', width: 14, value: groupName, cell: groupName },
  STATE,
  LAG,
  TIME_LAG,
  {
    id: 'trend',
    label: 'Trend',
    unit: 'records/s',
    hint: 'Which way the lag went over the last minute',
    width: 10,
    numeric: true,
    value: (group) => slope(group.recentLag),
    cell: trendCell,
  },
  {
    id: 'clear',
    label: 'Clear in',
    unit: 's',
    hint: 'Until the lag is gone: lag over what was consumed less what was produced, over the last minute, of the slowest partition',
    width: 6.5,
    numeric: true,
    value: (group) => group.clearSeconds,
    cell: (group) => told(clearIn(group), () => whyNotClear(group)),
  },
  MEMBERS,
  STATE_OF_GROUP,
  {
    id: 'topics',
    label: 'Topics',
    width: 6,
    numeric: true,
    value: (group) => group.topics.length,
    cell: (group) => whole(group.topics.length),
  },
  WITHOUT_COMMIT,
  RULE,
];

/** @param {GroupRow} group */
function trendCell(group) {
  const way = trend(group.recentLag);
  return html`<span class="trend" title=${way === null ? 'Too little is known of the last minute.' : undefined}>
    <${Sparkline} points=${group.recentLag?.points ?? []} tone="lag" />
    <span class="trend-word" data-way=${way}>${way === null ? '—' : TREND[way]}</span>
  </span>`;
}

/** @param {GroupRow} group */
export function clearIn(group) {
  if (group.totalLag === 0) return 'no lag';
  return duration(isKnown(group.clearSeconds) ? group.clearSeconds * 1000 : null);
}

/** @type {TableColumn<TopicLagRow>[]} */
export const LAG_TOPIC_COLUMNS = [
  { id: 'topic', label: 'Topic', width: 14, value: (row) => row.topic, cell: (row) => row.topic },
  STATE,
  LAG,
  TIME_LAG,
  {
    id: 'partitions',
    label: 'Partitions',
    width: 6.5,
    numeric: true,
    value: partitionCount,
    cell: (row) => whole(partitionCount(row)),
  },
  { ...WITHOUT_COMMIT, optional: false },
  RULE,
];
