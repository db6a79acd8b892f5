/** Why a number of the lag view is unknown: what is missing is a commit, a log end, or an offset altogether. */

import { t } from '../lib/texts.js';

/** @import { GroupRow, PartitionLagRow, TopicLagRow } from '../lib/types.js' */

export const NO_COMMIT = t.lag.noCommitHere;
export const NO_LOG_END = t.lag.noLogEnd;
const NO_OFFSETS = t.lag.noOffsets;
const NO_COMMITS = t.lag.noCommits;
const NO_LOG_ENDS = t.lag.noLogEnds;
const NO_BOTH = t.lag.noBoth;

/** Why a partition's lag is unknown. @param {PartitionLagRow} row */
export function whyNoLag({ currentOffset, logEndOffset }) {
  if (currentOffset === null && logEndOffset === null) return `${NO_COMMIT} ${NO_LOG_END}`;
  if (currentOffset === null) return NO_COMMIT;
  return logEndOffset === null ? NO_LOG_END : t.lag.noLogStart;
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
  return group.totalLag === null ? whyNoTotal(group) : t.lag.notFalling;
}
