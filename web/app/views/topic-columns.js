import { Bar } from '../components/table-bar-cell.js';
import { told } from '../components/table-value.js';
import { Value } from '../components/value.js';
import { bytes, isKnown, ratio, whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { meanOf } from '../lib/skew.js';
import { t } from '../lib/texts.js';

/**
 * @import { Num, PartitionRow } from '../lib/types.js'
 * @import { TableColumn } from '../components/table-grid.js'
 * @typedef {PartitionRow & { records: Num, skew: Num, most: Num }} Row `skew`: its records over the mean
 */

/** What partitions are among each other. @param {readonly PartitionRow[]} partitions @returns {Row[]} */
export function partitionRows(partitions) {
  const records = partitions.map(recordsOf);
  const mean = meanOf(records);
  const most = mean === null ? null : Math.max(.../** @type {number[]} */ (records));
  return partitions.map((row, i) => {
    const own = records[i] ?? null;
    return { ...row, records: own, most, skew: own === null || mean === null ? null : own / mean };
  });
}

/** @param {PartitionRow} row @returns {Num} */
const recordsOf = ({ logStartOffset, logEndOffset }) =>
  isKnown(logStartOffset) && isKnown(logEndOffset) ? logEndOffset - logStartOffset : null;

/**
 * @param {string} id @param {string} label @param {(value: Num | undefined) => string} format @param {(row: Row) => Num} value
 * @param {{ why: string, unit?: string, hint?: string, brief?: boolean, optional?: boolean, width?: number }} more
 * @returns {TableColumn<Row>}
 */
function numeric(id, label, format, value, { why, width = 8, ...more }) {
  const cell = (/** @type {Row} */ row) => told(format(value(row)), () => why);
  return { id, label, width, numeric: true, value, cell, ...more };
}

const NO_OFFSET = t.partitions.noOffset;
const NO_SIZE = t.partitions.noSize;

/** @type {TableColumn<Row>[]} */
export const PARTITION_COLUMNS = [
  {
    id: 'partition',
    label: t.partitions.name,
    width: 7,
    value: (row) => row.partition,
    cell: (row) => String(row.partition),
  },
  {
    id: 'leader',
    label: t.partitions.leader,
    hint: t.partitions.leaderHint,
    width: 7,
    brief: true,
    value: (row) => row.leader,
    cell: (row) =>
      row.leader === null
        ? html`<span class="judged" data-verdict="critical">${t.partitions.offline}</span>`
        : t.partitions.broker(row.leader),
  },
  {
    id: 'isr',
    label: t.partitions.inSync,
    hint: t.partitions.inSyncHint,
    width: 7,
    brief: true,
    value: (row) => row.isr,
    cell: (row) =>
      html`<span class="judged" data-verdict=${row.isr < row.replicas ? 'warning' : undefined}>${t.partitions.ofReplicas(row.isr, row.replicas)}</span>`,
  },
  numeric('records', t.numbers.records, whole, (row) => row.records, {
    unit: 'records',
    hint: t.partitions.recordsHint,
    brief: true,
    why: NO_OFFSET,
  }),
  numeric('logStartOffset', t.partitions.logStart, whole, (row) => row.logStartOffset, { why: NO_OFFSET }),
  numeric('logEndOffset', t.partitions.logEnd, whole, (row) => row.logEndOffset, { why: NO_OFFSET }),
  numeric('sizeBytes', t.numbers.size, bytes, (row) => row.sizeBytes, {
    unit: 'bytes',
    hint: t.partitions.leadersLog,
    why: NO_SIZE,
  }),
  numeric('replicaBytes', t.numbers.onDisk, bytes, (row) => row.replicaBytes, {
    unit: 'bytes',
    hint: t.topics.allReplicas,
    optional: true,
    why: NO_SIZE,
  }),
  {
    id: 'skew',
    label: t.numbers.skew,
    hint: t.partitions.skewHint,
    width: 9,
    numeric: true,
    value: (row) => row.skew,
    cell: (row) =>
      html`<${Bar} value=${row.records} most=${row.most}><${Value} text=${ratio(row.skew)} reason=${t.partitions.noSkew} /><//>`,
  },
];
