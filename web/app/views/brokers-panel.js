import { store } from '../data/state.js';
import { Badge } from '../components/badge.js';
import { Empty, Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { Value } from '../components/value.js';
import { bytes, bytesRate, percent, whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { usePart } from '../lib/store.js';

/**
 * @import { BrokerRow, Num } from '../lib/types.js'
 * @import { Column } from '../components/table.js'
 */

const FIRST_ORDER = Object.freeze({ id: 'broker', direction: 'ascending' });
/** @param {BrokerRow} broker */
const nameOf = (broker) => String(broker.brokerId);

/**
 * @param {string} id also the path of the reason when it is unknown
 * @param {string} label
 * @param {(value: Num | undefined) => string} format
 * @param {(broker: BrokerRow) => Num | undefined} key
 * @returns {Column<BrokerRow>}
 */
function numeric(id, label, format, key) {
  const cell = (/** @type {BrokerRow} */ broker) =>
    html`<${Value} text=${format(key(broker))} reason=${broker.unknown?.[id]} />`;
  return { id, label, numeric: true, key, cell };
}

/** @type {Column<BrokerRow>[]} */
const COLUMNS = [
  { id: 'broker', label: 'Broker', key: (broker) => broker.brokerId, cell: nameOf },
  {
    id: 'host',
    label: 'Host',
    key: (broker) => broker.host,
    cell: (broker) => html`<span class="name" title=${broker.host}>${broker.host}</span>`,
  },
  { id: 'state', label: 'State', key: (broker) => Number(broker.present), cell: stateOf },
  numeric('produceBytes', 'Produce', bytesRate, (broker) => broker.rates?.produceBytes),
  numeric('fetchBytes', 'Fetch', bytesRate, (broker) => broker.rates?.fetchBytes),
  numeric('activeConnections', 'Connections', whole, (broker) => broker.activeConnections),
  numeric('requestHandlerIdleRatio', 'Handlers idle', percent, (broker) => broker.requestHandlerIdleRatio),
  numeric('leaderCount', 'Leaders', whole, (broker) => broker.leaderCount),
  numeric('partitionCount', 'Partitions', whole, (broker) => broker.partitionCount),
  numeric('heapUsedBytes', 'Heap', bytes, (broker) => broker.heapUsedBytes),
  numeric('logBytes', 'Logs', bytes, (broker) => broker.logBytes),
];

/** @param {BrokerRow} broker */
function stateOf(broker) {
  return html`<span class="status">
    ${broker.present ? html`<${Badge} tone="good" text="up" />` : html`<${Badge} tone="error" text="absent" />`}
    ${broker.controller && html`<${Badge} tone="notice" text="controller" />`}
    ${!broker.plugin && html`<${Badge} tone="neutral" text="no plugin" title="The plugin does not report from this broker." />`}
  </span>`;
}

/** The cluster's brokers. */
export function Brokers() {
  const brokers = usePart(store, (state) => state.health?.brokers);
  if (!brokers) return null;
  return html`<${Panel} title="Brokers" name="brokers">
    ${
      brokers.length === 0
        ? html`<${Empty} title="No brokers known">Neither the plugin nor the collector has named one yet.<//>`
        : html`<${Table} caption="Brokers" columns=${COLUMNS} rows=${brokers} name=${nameOf} order=${FIRST_ORDER} />`
    }
  <//>`;
}
