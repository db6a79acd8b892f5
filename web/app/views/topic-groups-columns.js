import { groupName } from './groups-columns.js';
import { LAG, MEMBERS, RULE, STATE, STATE_OF_GROUP, TIME_LAG, WITHOUT_COMMIT } from './lag-columns.js';
import { t } from '../lib/texts.js';

/**
 * @import { GroupRow, TopicLagRow } from '../lib/types.js'
 * @import { TableColumn } from '../components/table-grid.js'
 */

/** @typedef {TopicLagRow & Pick<GroupRow, 'groupId' | 'state' | 'members'>} GroupOnTopic */

/** What groups are on one topic. @param {readonly GroupRow[]} groups @param {string} topic @returns {GroupOnTopic[]} */
export function onTopic(groups, topic) {
  return groups.flatMap(({ groupId, state, members, topics }) =>
    topics.filter((row) => row.topic === topic).map((row) => ({ ...row, groupId, state, members })),
  );
}

/** @type {TableColumn<GroupOnTopic>[]} */
export const TOPIC_GROUP_COLUMNS = [
  { id: 'group', label: t.groups.name, width: 14, value: groupName, cell: groupName },
  STATE,
  LAG,
  TIME_LAG,
  MEMBERS,
  STATE_OF_GROUP,
  WITHOUT_COMMIT,
  RULE,
];
