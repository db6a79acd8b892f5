import { Explained } from '../components/explained.js';
import { Sparkline } from '../components/sparkline.js';
import { told } from '../components/table-value.js';
import { duration, isKnown, whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { slope, trend } from '../lib/trend.js';
import { LAG, MEMBERS, RULE, STATE, STATE_OF_GROUP, TIME_LAG, WITHOUT_COMMIT } from './lag-columns.js';
import { partitionCount, whyNotClear } from './lag-reasons.js';

/**
 * @import { GroupRow, TopicLagRow } from '../lib/types.js'
 * @import { TableColumn } from '../components/table-grid.js'
 */

/** @param {{ groupId: string }} group */
export const groupName = (group) => group.groupId;

const TREND = Object.freeze({ rising: t.groups.rising, falling: t.groups.falling, steady: t.groups.steady });

/** @type {TableColumn<GroupRow>[]} */
export const GROUP_COLUMNS = [
  { id: 'group', label: t.groups.name, width: 14, value: groupName, cell: groupName },
  STATE,
  LAG,
  TIME_LAG,
  {
    id: 'trend',
    label: t.groups.trend,
    unit: 'records/s',
    hint: t.groups.trendHint,
    width: 10,
    numeric: true,
    drawn: true,
    value: (group) => slope(group.recentLag),
    cell: trendCell,
  },
  {
    id: 'clear',
    label: t.groups.clearIn,
    unit: 's',
    hint: t.groups.clearHint,
    width: 6.5,
    numeric: true,
    value: (group) => group.clearSeconds,
    cell: (group) => told(clearIn(group), () => whyNotClear(group)),
  },
  MEMBERS,
  STATE_OF_GROUP,
  {
    id: 'topics',
    label: t.numbers.topics,
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
  const why = way === null && t.groups.littleKnown;
  return html`<${Explained} class="trend" why=${why} inRow>
    <${Sparkline} points=${group.recentLag?.points ?? []} tone="lag" />
    <span class="trend-word" data-way=${way}>${way === null ? '—' : TREND[way]}</span>
    ${why && html`<span class="unseen">${why}</span>`}
  <//>`;
}

/** @param {GroupRow} group */
export function clearIn(group) {
  if (group.totalLag === 0) return t.groups.noLag;
  return duration(isKnown(group.clearSeconds) ? group.clearSeconds * 1000 : null);
}

/** @type {TableColumn<TopicLagRow>[]} */
export const LAG_TOPIC_COLUMNS = [
  { id: 'topic', label: t.topics.name, width: 14, value: (row) => row.topic, cell: (row) => row.topic },
  STATE,
  LAG,
  TIME_LAG,
  {
    id: 'partitions',
    label: t.numbers.partitions,
    width: 6.5,
    numeric: true,
    value: partitionCount,
    cell: (row) => whole(partitionCount(row)),
  },
  { ...WITHOUT_COMMIT, optional: false },
  RULE,
];
