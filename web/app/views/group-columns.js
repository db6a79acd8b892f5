import { judgedCell, told } from '../components/table-value.js';
import { whole } from '../lib/format.js';
import { t } from '../lib/texts.js';
import { statusCell, TIME_LAG } from './lag-columns.js';
import { STATUS } from './groups-status.js';
import { NO_COMMIT, NO_LOG_END, whyNoLag } from './lag-reasons.js';

/**
 * @import { GroupRow, Num, PartitionLagRow } from '../lib/types.js'
 * @import { TableColumn } from '../components/table-grid.js'
 * @typedef {PartitionLagRow & { topic: string }} Row
 */

/** @param {Row} row */
export const lagPartitionName = (row) => `${row.topic}-${row.partition}`;

/** All partitions of all the group's topics. @param {GroupRow} group @returns {Row[]} */
export const lagPartitions = (group) =>
  group.topics.flatMap(({ topic, partitions }) => (partitions ?? []).map((row) => ({ ...row, topic })));

/**
 * @param {string} id @param {string} label @param {(row: Row) => Num} value @param {(row: Row) => string} why
 * @returns {TableColumn<Row>}
 */
function offset(id, label, value, why) {
  const cell = (/** @type {Row} */ row) => told(whole(value(row)), () => why(row));
  return { id, label, width: 8, numeric: true, value, cell };
}

/** @type {TableColumn<Row>[]} */
export const LAG_PARTITION_COLUMNS = [
  { id: 'partition', label: t.partitions.name, width: 14, value: lagPartitionName, cell: lagPartitionName },
  {
    id: 'status',
    label: t.lag.status,
    width: 18,
    brief: true,
    value: (row) => row.status,
    key: (row) => STATUS[row.status]?.rank,
    cell: statusCell,
  },
  {
    id: 'lag',
    label: t.lag.lag,
    unit: 'records',
    width: 7,
    numeric: true,
    brief: true,
    value: (row) => row.lag,
    cell: (row) =>
      judgedCell(
        'lagRecords',
        row.lag,
        told(whole(row.lag), () => whyNoLag(row)),
      ),
  },
  TIME_LAG,
  offset(
    'currentOffset',
    t.lag.committed,
    (row) => row.currentOffset,
    () => NO_COMMIT,
  ),
  offset(
    'logEndOffset',
    t.partitions.logEnd,
    (row) => row.logEndOffset,
    () => NO_LOG_END,
  ),
];
