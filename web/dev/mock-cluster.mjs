/** A made-up cluster: moving numbers, gaps, odd names, groups of every state. */

const HISTORY = 300;
const NAMES = ['orders', 'payments', 'page-views', 'inventory.changes', '<b>not bold</b> & "quoted"', 'журнал-событий', '订单-事件', 'x'.repeat(249)];
const STATES = [
  ['billing', 'OK', 'The group keeps up.', 0],
  ['search-indexer', 'OK', 'The lag fell within the last minute.', 1840],
  ['fraud-scoring', 'WARN', 'orders-2: commits go on, but the lag never fell in the last 60 s.', 48_210],
  ['replayer', 'REWIND', 'payments-0: the committed offset went back by 12 000 records.', 12_400],
  ['nightly-export', 'STOP', 'orders-1: no commit for 5 min while there is lag.', 1_204_551],
  ['<img src=x onerror=alert(1)>', 'UNKNOWN', 'No commit is known.', null],
];
const NO_PLUGIN = 'No broker reports request latency: the plugin runs on none of them.';

export class Cluster {
  /** @param {number} topics @param {boolean} latencyKnown */
  constructor(topics, latencyKnown) {
    this.names = Array.from({ length: topics }, (_, i) => NAMES[i] ?? `service-${String(i).padStart(4, '0')}.events`);
    this.latencyKnown = latencyKnown;
    this.atMillis = Math.floor(Date.now() / 1000) * 1000;
    this.messages = this.names.map((_, i) => 50_000 * (i + 1));
  }

  tick() {
    this.atMillis += 1000;
    this.messages = this.messages.map((n, i) => n + Math.round(this.rate(i, this.atMillis)));
  }

  /** Records a second of a topic. @param {number} i @param {number} at */
  rate(i, at) {
    const wave = 1 + 0.35 * Math.sin(at / 47_000 + i) + 0.12 * Math.sin(at / 3100 + 2 * i) + 0.06 * noise(at / 1000 + i);
    return (4000 / (i + 1)) * wave + (i === 2 && (at / 1000) % 60 < 8 ? 2500 : 0);
  }

  /** @param {number} at */
  point(at) {
    const second = Math.floor(at / 1000);
    if (this.names.length === 0) return { produceRate: 0, fetchRate: 0, produceBytes: 0, fetchBytes: 0 };
    if (second % 149 < 4) return { produceRate: null, fetchRate: null, produceBytes: null, fetchBytes: null };
    const produceRate = this.names.reduce((sum, _, i) => sum + this.rate(i, at), 0);
    const fetchRate = produceRate * (0.82 + 0.1 * noise(second + 7));
    return { produceRate, fetchRate, produceBytes: produceRate * 412, fetchBytes: fetchRate * 640 };
  }

  /** @param {number} at @param {number} base milliseconds */
  percentiles(at, base) {
    if (!this.latencyKnown || this.names.length === 0 || Math.floor(at / 1000) % 149 < 4) return [null, null, null];
    const p50 = base * (1 + 0.2 * noise(at / 1000));
    return [p50, p50 * 2.6 + 2 * noise(at / 900), p50 * 5 + 9 * noise(at / 700)].map((ms) => Math.max(1, Math.round(ms)) / 1000);
  }

  /** @param {number} seconds @param {(at: number) => number | null} value */
  series(seconds, value) {
    const fromMillis = this.atMillis - seconds * 1000;
    return { fromMillis, stepMillis: 1000, points: Array.from({ length: seconds }, (_, i) => value(fromMillis + i * 1000)) };
  }

  throughput() {
    /** @param {'produceRate' | 'fetchRate' | 'produceBytes' | 'fetchBytes'} name */
    const of = (name) => this.series(HISTORY, (at) => this.point(at)[name]);
    const rates = { produceRate: of('produceRate'), fetchRate: of('fetchRate'), produceBytes: of('produceBytes'), fetchBytes: of('fetchBytes') };
    return { atMillis: this.atMillis, clusterId: 'mock', now: this.point(this.atMillis - 1000), ...rates, unknown: {} };
  }

  latency() {
    /** @param {number} base */
    const row = (base) => {
      const [p50Series, p95Series, p99Series] = [0, 1, 2].map((i) => this.series(HISTORY, (at) => this.percentiles(at, base)[i] ?? null));
      return { p50Series, p95Series, p99Series };
    };
    return { kind: this.latencyKnown ? 'exact' : 'unknown', reason: this.latencyKnown ? null : NO_PLUGIN, produce: row(4), fetch: row(9) };
  }

  /** The pushed object. */
  metrics() {
    const at = this.atMillis - 1000;
    const [produceP50, produceP95, produceP99] = this.percentiles(at, 4);
    const [fetchP50, fetchP95, fetchP99] = this.percentiles(at, 9);
    return {
      throughput: this.point(at),
      latency: { produceP50, produceP95, produceP99, fetchP50, fetchP95, fetchP99 },
      topicStats: this.names.map((name, i) => this.topic(name, i)),
      consumerLags: this.groups().map(contractLag),
      clusterHealth: this.sums(),
      timestamp: Math.floor(this.atMillis / 1000),
      clusterId: 'MkU3OEVBNTcwNTJENDM2Qk',
      atMillis: this.atMillis,
      unknown: this.latencyKnown ? {} : { latency: NO_PLUGIN, 'clusterHealth.activeConnections': 'The plugin runs on no broker.' },
      recent: this.recent(),
    };
  }

  /** @param {string} name @param {number} i */
  topic(name, i) {
    const rate = this.rate(i, this.atMillis);
    const messages = this.messages[i] ?? 0;
    return { name, partitions: (i % 5) * 6 + 1, totalMessages: messages, totalBytes: i % 7 === 5 ? null : messages * 412, produceRate: rate, fetchRate: i % 4 === 3 ? null : rate * 0.9 };
  }

  sums() {
    const plugin = this.latencyKnown;
    return { activeConnections: plugin ? 42 : null, totalTopics: this.names.length, totalPartitions: this.names.length * 12, totalConsumers: this.names.length ? 11 : 0, diskUsageBytes: 48.3e9, memoryUsageBytes: plugin ? 1.41e9 + 2e8 * noise(this.atMillis) : null, goroutineCount: plugin ? 312 : null };
  }

  recent() {
    const from = this.atMillis - 10_000;
    /** @type {Record<string, unknown>} */
    const chunk = { fromMillis: from, stepMillis: 1000 };
    for (const name of /** @type {const} */ (['produceRate', 'fetchRate', 'produceBytes', 'fetchBytes'])) chunk[name] = this.series(10, (at) => this.point(at)[name]).points;
    ['P50', 'P95', 'P99'].forEach((p, i) => {
      chunk[`produce${p}`] = this.series(10, (at) => this.percentiles(at, 4)[i] ?? null).points;
      chunk[`fetch${p}`] = this.series(10, (at) => this.percentiles(at, 9)[i] ?? null).points;
    });
    return chunk;
  }

  groups() {
    if (this.names.length === 0) return [];
    return STATES.map(([groupId, status, rule, lag], i) => {
      const timeLag = lag === null ? { millis: null, bound: 'unknown', reason: 'No offset is committed.' } : { millis: Number(lag) * 3, bound: i === 4 ? 'atLeast' : 'exact', reason: i === 4 ? 'The offset is older than the history kept.' : null };
      const topics = this.names.slice(0, i === 0 ? 1 : 3).map((topic) => topicLag(topic, lag === null ? null : Math.ceil(Number(lag) / (i === 0 ? 1 : 3)), timeLag, String(status), String(rule)));
      const totalLag = lag === null ? null : topics.reduce((sum, topic) => sum + (topic.totalLag ?? 0), 0);
      return { groupId, state: i === 4 ? 'Empty' : 'Stable', members: i === 4 ? 0 : 2 + i, totalLag, timeLag, status, rule, clearSeconds: i === 1 ? 34 : null, withoutCommit: 0, topics };
    });
  }

  health() {
    const rates = this.point(this.atMillis - 1000);
    const plugin = this.latencyKnown;
    const unknown = plugin ? {} : { activeConnections: 'The plugin does not run on this broker.' };
    const brokers = [1, 2, 3].map((brokerId) => ({ brokerId, host: `broker-${brokerId}.example:9092`, present: true, controller: brokerId === 2, plugin, rates: { ...rates, fetchRate: null }, activeConnections: plugin ? 14 : null, requestHandlerIdleRatio: plugin ? 0.93 : null, underReplicatedPartitions: 0, leaderCount: this.names.length * 4, partitionCount: this.names.length * 12, heapUsedBytes: plugin ? 4.7e8 : null, heapMaxBytes: 1.07e9, logBytes: 16.1e9, unknown }));
    const problems = this.names.length < 100 ? [] : [{ severity: 'warning', code: 'under-replicated', text: '3 partitions of orders have fewer in-sync than assigned replicas: broker 3 is behind.' }, { severity: 'error', code: 'offline-partitions', text: '1 partition has no leader: payments-4.' }];
    return { status: problems.length ? 'error' : 'ok', problems, brokers, controllerId: 2, internalTopics: 7, internalPartitions: 61, totalGroups: this.groups().length, memoryMaxBytes: plugin ? 3.2e9 : null, diskTotalBytes: plugin ? 3e11 : null, diskUsableBytes: plugin ? 1.9e11 : null, underReplicated: problems.length ? 3 : 0, offline: problems.length ? 1 : 0, unknown: {} };
  }
}

/** @param {number} x @returns {number} from 0 to 1, the same for the same x */
function noise(x) {
  const y = Math.sin(x * 12.9898) * 43_758.5453;
  return y - Math.floor(y);
}

/** @param {string} topic @param {number | null} totalLag @param {object} timeLag @param {string} status @param {string} rule */
function topicLag(topic, totalLag, timeLag, status, rule) {
  const partitions = [0, 1, 2, 3].map((partition) => {
    const lag = totalLag === null ? null : partition === 3 ? totalLag - 3 * Math.floor(totalLag / 4) : Math.floor(totalLag / 4);
    return { partition, currentOffset: lag === null ? null : 800_000 - lag, logStartOffset: 0, logEndOffset: 800_000, lag, timeLag, status, rule };
  });
  return { topic, totalLag, timeLag, status, withoutCommit: totalLag === null ? 4 : 0, partitions };
}

/** @param {any} group */
function contractLag({ groupId, totalLag, topics }) {
  const topicLags = topics.map((/** @type {any} */ row) => ({ topic: row.topic, totalLag: row.totalLag, partitionLags: row.partitions.map((/** @type {any} */ p) => ({ partition: p.partition, currentOffset: p.currentOffset, logEndOffset: p.logEndOffset, lag: p.lag })) }));
  return { groupId, totalLag, topicLags };
}
