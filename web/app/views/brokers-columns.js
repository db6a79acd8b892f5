import { Bar } from '../components/table-bar-cell.js';
import { judgedCell, told } from '../components/table-value.js';
import { bytes, bytesRate, latency, percent, rate, whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { clockText, diskShare, stateCell, stateText, whyUnknown } from './broker-state.js';
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
    label: t.brokers.name,
    width: 12,
    value: (broker) => broker.brokerId,
    cell: (broker) => html`${broker.brokerId}<span class="broker-host">${broker.host ?? ''}</span>`,
  },
  {
    id: 'state',
    label: t.brokers.state,
    width: 11,
    brief: true,
    value: stateText,
    key: (broker) => Number(broker.present),
    cell: stateCell,
  },
  numeric('produceBytes', t.numbers.bytesIn, bytesRate, (broker) => broker.rates?.produceBytes, {
    unit: 'bytes/s',
    hint: t.brokers.bytesInHint,
    bar: true,
    brief: true,
  }),
  numeric('fetchBytes', t.numbers.bytesOut, bytesRate, (broker) => broker.rates?.fetchBytes, {
    unit: 'bytes/s',
    hint: t.brokers.bytesOutHint,
    bar: true,
    brief: true,
  }),
  numeric('produceRate', t.topics.produce, rate, (broker) => broker.rates?.produceRate, {
    unit: 'records/s',
    optional: true,
  }),
  numeric('produceTime', t.brokers.produceTime, latency, (broker) => totalSeconds(broker.produceTime), {
    unit: 's',
    hint: t.brokers.produceTimeHint,
    width: 7,
  }),
  numeric('fetchTime', t.brokers.fetchTime, latency, (broker) => totalSeconds(broker.fetchTime), {
    unit: 's',
    hint: t.brokers.fetchTimeHint,
    optional: true,
  }),
  numeric('requestHandlerIdleRatio', t.brokers.handlersIdle, percent, (broker) => broker.requestHandlerIdleRatio, {
    hint: t.brokers.handlersHint,
    width: 7,
  }),
  numeric('networkIdleRatio', t.brokers.networkIdle, percent, (broker) => broker.networkIdleRatio, { optional: true }),
  numeric('activeConnections', t.numbers.connections, whole, (broker) => broker.activeConnections, { bar: true }),
  numeric('leaderCount', t.brokers.leaders, whole, (broker) => broker.leaderCount, {
    hint: t.brokers.leadersHint,
    bar: true,
    width: 6,
  }),
  numeric('partitionCount', t.numbers.partitions, whole, (broker) => broker.partitionCount, {
    hint: t.brokers.replicasHeld,
    bar: true,
    width: 6,
  }),
  numeric('underReplicatedPartitions', t.numbers.under, whole, (broker) => broker.underReplicatedPartitions, {
    unit: 'partitions',
    hint: t.brokers.underHint,
    kind: 'underReplicated',
    optional: true,
  }),
  numeric('logBytes', t.brokers.logs, bytes, (broker) => broker.logBytes, {
    unit: 'bytes',
    hint: t.brokers.logsHint,
    bar: true,
  }),
  numeric('disk', t.brokers.diskFull, percent, diskShare, {
    hint: t.brokers.diskHint,
    kind: 'diskShare',
    width: 5.5,
  }),
  numeric('heapUsedBytes', t.numbers.heap, bytes, (broker) => broker.heapUsedBytes, { unit: 'bytes', optional: true }),
  numeric('threadCount', t.brokers.threads, whole, (broker) => broker.threadCount, { optional: true }),
  numeric('failedProduceRate', t.brokers.failedProduce, rate, (broker) => broker.failedProduceRate, {
    unit: 'requests/s',
    optional: true,
  }),
  numeric('failedFetchRate', t.brokers.failedFetch, rate, (broker) => broker.failedFetchRate, {
    unit: 'requests/s',
    optional: true,
  }),
  numeric('clockOffsetMillis', t.brokers.clock, clockText, (broker) => broker.clockOffsetMillis, {
    unit: 'ms',
    hint: t.brokers.clockHint,
  }),
];

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
