import { ChartPanel } from '../components/chart-panel.js';
import { Facts } from '../components/facts.js';
import { CHARTS } from '../lib/chart-catalogue.js';
import { bytes, bytesRate, clock, count, isKnown, latency, percent, rate, whole } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';
import { judge } from '../lib/thresholds.js';
import { clockText, diskShare, stateCell, whyUnknown } from './broker-state.js';
import { PhaseBars, whyTime } from './brokers-latency.js';
import { totalSeconds } from './brokers-phases.js';
import { Missing } from './missing.js';

/**
 * @import { BrokerRow, Num } from '../lib/types.js'
 * @import { Fact } from '../components/facts.js'
 */

/** One broker. @param {{ name: string, brokers: readonly BrokerRow[] }} props */
export function BrokerPage({ name, brokers }) {
  const broker = brokers.find((row) => String(row.brokerId) === name);
  if (!broker) return html`<${Missing} what="broker" name=${name} page="brokers" />`;
  const where = [broker.host, broker.rack && t.broker.rack(broker.rack)].filter(Boolean).join(', ');
  const said = broker.present ? where : where + t.broker.away(clock(broker.seenMillis));
  return html`<section class="panel verdict" data-tone=${broker.present ? 'good' : 'error'} aria-label=${t.brokers.state}>
      ${stateCell(broker, false)}
      <p class="verdict-rule">${said}</p>
    </section>
    <${Facts} label=${t.broker.numbers} facts=${[...work(broker), ...machine(broker)]} />
    <${PhaseBars} brokers=${[broker]} />
    <${BrokerCharts} name=${name} />`;
}

/** After its bytes, two to a row. */
const PAIRED = Object.freeze(['produceLatency', 'fetchLatency', 'idle', 'connections', 'heap', 'logs']);

/** What became of it. @param {{ name: string }} props */
function BrokerCharts({ name }) {
  const subject = `brokers/${name}`;
  return html`<${ChartPanel} name="broker-bytes" subject=${subject} ...${CHARTS.brokers.bytes} />
    <div class="charts charts-pair">
      ${PAIRED.map((id) => html`<${ChartPanel} key=${id} name=${`broker-${id}`} subject=${subject} ...${CHARTS.brokers[id]} />`)}
    </div>`;
}

/**
 * @param {BrokerRow} broker @param {string} label @param {string} id @param {(value: Num | undefined) => string} format
 * @param {Num | undefined} value @param {Partial<Fact>} [more] @returns {Fact}
 */
function fact(broker, label, id, format, value, more = {}) {
  return {
    label,
    text: format(broker.present ? value : null),
    reason: whyUnknown(broker, id),
    ...(broker.present ? more : {}),
  };
}

/** What it does. @param {BrokerRow} broker @returns {Fact[]} */
function work(broker) {
  const under = broker.underReplicatedPartitions;
  return [
    fact(broker, t.numbers.bytesIn, 'produceBytes', bytesRate, broker.rates?.produceBytes, {
      note: t.broker.recordsASecond(rate(broker.rates?.produceRate)),
    }),
    fact(broker, t.numbers.bytesOut, 'fetchBytes', bytesRate, broker.rates?.fetchBytes, { note: t.broker.toConsumers }),
    { ...timeFact(broker, t.brokers.produceTime, 'produceTime') },
    { ...timeFact(broker, t.brokers.fetchTime, 'fetchTime') },
    fact(broker, t.numbers.connections, 'activeConnections', whole, broker.activeConnections),
    fact(broker, t.brokers.leaders, 'leaderCount', whole, broker.leaderCount, {
      note: t.broker.ofReplicas(count(broker.partitionCount)),
    }),
    fact(broker, t.numbers.underReplicated, 'underReplicatedPartitions', whole, under, {
      tone: judge('underReplicated', under) === 'ok' ? undefined : 'warning',
      note: t.broker.ofThoseLed,
    }),
    fact(broker, t.broker.failedRequests, 'failedProduceRate', rate, broker.failedProduceRate, {
      note: t.broker.failedFetch(rate(broker.failedFetchRate)),
    }),
  ];
}

/** @param {BrokerRow} broker @param {string} label @param {'produceTime' | 'fetchTime'} field @returns {Fact} */
function timeFact(broker, label, field) {
  const row = broker.present ? broker[field] : null;
  const note = isKnown(row?.count) ? t.broker.meanOf(whole(row?.count)) : null;
  return { label, text: latency(totalSeconds(row)), reason: whyTime(broker, row), note };
}

/** What it runs on. @param {BrokerRow} broker @returns {Fact[]} */
function machine(broker) {
  const full = diskShare(broker);
  const verdict = judge('diskShare', full);
  return [
    fact(broker, t.brokers.handlersIdle, 'requestHandlerIdleRatio', percent, broker.requestHandlerIdleRatio, {
      note: t.broker.networkThreads(percent(broker.networkIdleRatio)),
    }),
    fact(broker, t.numbers.heap, 'heapUsedBytes', bytes, broker.heapUsedBytes, {
      note: t.broker.of(bytes(broker.heapMaxBytes)),
    }),
    fact(broker, t.brokers.logs, 'logBytes', bytes, broker.logBytes, {
      note: full === null ? t.words.capacityUnknown : t.broker.diskFull(percent(full), bytes(broker.diskTotalBytes)),
      tone: verdict === 'ok' ? undefined : verdict === 'critical' ? 'error' : 'warning',
    }),
    fact(broker, t.brokers.clock, 'clockOffsetMillis', clockText, broker.clockOffsetMillis, {
      note: t.broker.againstCollector,
    }),
  ];
}
