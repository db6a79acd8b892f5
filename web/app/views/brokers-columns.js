import { Badge } from '../components/badge.js';
import { Explained } from '../components/explained.js';
import { Bar } from '../components/table-bar-cell.js';
import { judgedCell, told } from '../components/table-value.js';
import { bytes, bytesRate, clock, duration, isKnown, latency, percent, rate, whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { reasonFor } from '../lib/unknown.js';
import { totalSeconds } from './brokers-phases.js';

/**
 * @import { BrokerRow, Num } from '../lib/types.js'
 * @import { TableColumn } from '../components/table-grid.js'
 * @typedef {BrokerRow & { most: Readonly<Record<string, Num>> }} Row `most`: the highest of all brokers, by column
 */

/** @param {BrokerRow} broker */
export const brokerName = (broker) => String(broker.brokerId);
/** @param {BrokerRow} broker */
export const brokerText = (broker) => `${broker.brokerId} ${broker.host ?? ''} ${broker.rack ?? ''}`;

/** Why a broker's number is unknown: it is away, or what would tell isn't there. @param {BrokerRow} broker @param {string} id */
export function whyUnknown(broker, id) {
  if (!broker.present) return `The broker is away; it was last heard of at ${clock(broker.seenMillis)}.`;
  return broker.unknown?.[id] ?? reasonFor(broker.unknown, 'plugin', 'This broker does not report it.');
}

/** How full the disks are. @param {BrokerRow} broker @returns {Num} */
export function diskShare({ diskTotalBytes, diskUsableBytes }) {
  if (!isKnown(diskTotalBytes) || !isKnown(diskUsableBytes) || diskTotalBytes <= 0) return null;
  return 1 - diskUsableBytes / diskTotalBytes;
}

/**
 * Numbers of a broker that is away are not of now: unknown.
 *
 * @param {(broker: BrokerRow) => Num | undefined} value
 * @returns {(broker: BrokerRow) => Num}
 */
const present = (value) => (broker) => (broker.present ? (value(broker) ?? null) : null);

/**
 * @param {string} id @param {string} label @param {(value: Num | undefined) => string} format
 * @param {(broker: BrokerRow) => Num | undefined} of
 * @param {{ unit?: string, hint?: string, brief?: boolean, optional?: boolean, bar?: boolean, width?: number, kind?: import('../lib/thresholds.js').Kind }} [more]
 *   `bar`: how much it is of the highest, so that skew is seen
 * @returns {TableColumn<Row>}
 */
function numeric(id, label, format, of, { bar, kind, width = 6.5, ...more } = {}) {
  const value = present(of);
  const cell = (/** @type {Row} */ broker) => {
    const judged = judgedCell(
      kind,
      value(broker),
      told(format(value(broker)), () => whyUnknown(broker, id)),
    );
    return bar ? html`<${Bar} value=${value(broker)} most=${broker.most[id]}>${judged}<//>` : judged;
  };
  return { id, label, width, numeric: true, value, cell, ...more };
}

/** Columns whose bars compare brokers. @type {Readonly<Record<string, (broker: BrokerRow) => Num | undefined>>} */
export const COMPARED = Object.freeze({
  produceBytes: present((broker) => broker.rates?.produceBytes),
  fetchBytes: present((broker) => broker.rates?.fetchBytes),
  activeConnections: present((broker) => broker.activeConnections),
  leaderCount: present((broker) => broker.leaderCount),
  partitionCount: present((broker) => broker.partitionCount),
  logBytes: present((broker) => broker.logBytes),
});

/** @type {TableColumn<Row>[]} */
export const BROKER_COLUMNS = [
  {
    id: 'broker',
    label: 'Broker',
    width: 12,
    value: (broker) => broker.brokerId,
    cell: (broker) => html`${broker.brokerId}<span class="broker-host">${broker.host ?? ''}</span>`,
  },
  {
    id: 'state',
    label: 'State',
    width: 11,
    brief: true,
    value: stateText,
    key: (broker) => Number(broker.present),
    cell: stateCell,
  },
  numeric('produceBytes', t.numbers.bytesIn, bytesRate, (broker) => broker.rates?.produceBytes, {
    unit: 'bytes/s',
    hint: 'Appended a second, as leader',
    bar: true,
    brief: true,
  }),
  numeric('fetchBytes', t.numbers.bytesOut, bytesRate, (broker) => broker.rates?.fetchBytes, {
    unit: 'bytes/s',
    hint: 'Sent to consumers a second',
    bar: true,
    brief: true,
  }),
  numeric('produceRate', t.topics.produce, rate, (broker) => broker.rates?.produceRate, {
    unit: 'records/s',
    optional: true,
  }),
  numeric('produceTime', 'Produce time', latency, (broker) => totalSeconds(broker.produceTime), {
    unit: 's',
    hint: 'Mean of all produce requests of the last ten seconds',
    width: 7,
  }),
  numeric('fetchTime', 'Fetch time', latency, (broker) => totalSeconds(broker.fetchTime), {
    unit: 's',
    hint: "Mean of all consumers' fetch requests of the last ten seconds; waiting for data included",
    optional: true,
  }),
  numeric('requestHandlerIdleRatio', 'Handlers idle', percent, (broker) => broker.requestHandlerIdleRatio, {
    hint: 'Request handler threads, over ten seconds',
    width: 7,
  }),
  numeric('networkIdleRatio', 'Network idle', percent, (broker) => broker.networkIdleRatio, { optional: true }),
  numeric('activeConnections', t.numbers.connections, whole, (broker) => broker.activeConnections, { bar: true }),
  numeric('leaderCount', 'Leaders', whole, (broker) => broker.leaderCount, {
    hint: 'Partitions led',
    bar: true,
    width: 6,
  }),
  numeric('partitionCount', t.numbers.partitions, whole, (broker) => broker.partitionCount, {
    hint: 'Replicas held',
    bar: true,
    width: 6,
  }),
  numeric('underReplicatedPartitions', t.numbers.under, whole, (broker) => broker.underReplicatedPartitions, {
    unit: 'partitions',
    hint: 'Led here with a replica out of sync',
    kind: 'underReplicated',
    optional: true,
  }),
  numeric('logBytes', 'Logs', bytes, (broker) => broker.logBytes, {
    unit: 'bytes',
    hint: 'All replicas held',
    bar: true,
  }),
  numeric('disk', 'Disk full', percent, diskShare, {
    hint: 'Of the disks below the logs, whoever fills them',
    kind: 'diskShare',
    width: 5.5,
  }),
  numeric('heapUsedBytes', t.numbers.heap, bytes, (broker) => broker.heapUsedBytes, { unit: 'bytes', optional: true }),
  numeric('threadCount', 'Threads', whole, (broker) => broker.threadCount, { optional: true }),
  numeric('failedProduceRate', 'Failed prod.', rate, (broker) => broker.failedProduceRate, {
    unit: 'requests/s',
    optional: true,
  }),
  numeric('failedFetchRate', 'Failed fetch', rate, (broker) => broker.failedFetchRate, {
    unit: 'requests/s',
    optional: true,
  }),
  numeric('clockOffsetMillis', 'Clock', clockText, (broker) => broker.clockOffsetMillis, {
    unit: 'ms',
    hint: "How far its clock is ahead of the collector's; its times are corrected by that",
  }),
];

/** @param {Num | undefined} millis */
export function clockText(millis) {
  if (!isKnown(millis)) return '—';
  if (millis === 0) return 'in step';
  return `${duration(Math.abs(millis))} ${millis > 0 ? 'ahead' : 'behind'}`;
}

/** @param {BrokerRow} broker */
function stateText(broker) {
  return [broker.present ? 'up' : 'away', broker.controller && 'controller', !broker.plugin && 'no plugin']
    .filter(Boolean)
    .join(', ');
}

/** @param {BrokerRow} broker @param {boolean} [inRow] */
export function stateCell(broker, inRow = true) {
  const away = `Last heard of at ${clock(broker.seenMillis)}.`;
  return html`<span class="status">
    ${broker.present ? html`<${Badge} tone="good" text="up" />` : html`<${Explained} why=${away} inRow=${inRow}><${Badge} tone="error" text="away" /><span class="unseen">${away}</span><//>`}
    ${broker.controller && html`<${Badge} tone="notice" text="controller" />`}
    ${broker.present && !broker.plugin && html`<${Explained} why="The plugin does not report from this broker." inRow=${inRow}><${Badge} tone="neutral" text="no plugin" /><//>`}
  </span>`;
}

/** The brokers with what each is compared by. @param {readonly BrokerRow[]} brokers @returns {Row[]} */
export function compared(brokers) {
  const most = Object.fromEntries(
    Object.entries(COMPARED).map(([id, value]) => [
      id,
      brokers.map(value).reduce(/** @returns {Num} */ (a, b) => higher(a ?? null, b ?? null), null) ?? null,
    ]),
  );
  return brokers.map((broker) => ({ ...broker, most }));
}

/** @param {Num} a @param {Num} b @returns {Num} */
const higher = (a, b) => (a === null ? b : b === null ? a : Math.max(a, b));
