/** Why a number of the lag view is unknown: what is missing is a commit, a log end, or an offset altogether. */

/** @import { GroupRow, PartitionLagRow, TopicLagRow } from '../lib/types.js' */

export const NO_COMMIT = 'No offset is committed for this partition.';
export const NO_LOG_END = 'No source reports where the log of this partition ends.';
const NO_OFFSETS = 'The group has no offsets and no members on any topic.';
const NO_COMMITS = 'No offset is committed on any partition: the lag is unknown.';
const NO_LOG_ENDS = "No source reports where the partitions' logs end: the lag is unknown.";
const NO_BOTH = 'No partition has both a committed offset and a known end of its log: the lag is unknown.';

/** Why a partition's lag is unknown. @param {PartitionLagRow} row */
export function whyNoLag({ currentOffset, logEndOffset }) {
  if (currentOffset === null && logEndOffset === null) return `${NO_COMMIT} ${NO_LOG_END}`;
  if (currentOffset === null) return NO_COMMIT;
  return logEndOffset === null ? NO_LOG_END : 'No source reports where the log of this partition begins.';
}

/** Why the sum of a topic's or a group's lag is unknown. @param {TopicLagRow | GroupRow} row */
export function whyNoTotal(row) {
  const topics = 'topics' in row ? row.topics : [row];
  const all = topics.reduce((sum, topic) => sum + partitionCount(topic), 0);
  if (all === 0) return NO_OFFSETS;
  if (row.withoutCommit === all) return NO_COMMITS;
  return row.withoutCommit === 0 ? NO_LOG_ENDS : NO_BOTH;
}

/** @param {TopicLagRow} topic */
export const partitionCount = ({ partitionCount: told, partitions }) => told ?? partitions?.length ?? 0;

/** Why it isn't known when the group has caught up. @param {GroupRow} group */
export function whyNotClear(group) {
  return group.totalLag === null ? whyNoTotal(group) : 'The lag of one partition at least is not falling.';
}
