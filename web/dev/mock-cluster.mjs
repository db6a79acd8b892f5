import { contractLag, groupRows } from './mock-groups.mjs';
import { healthRow } from './mock-health.mjs';

/** A made-up cluster: moving numbers, gaps, odd names. */

const HISTORY = 300;
const NAMES = [
  'orders',
  'payments',
  'page-views',
  'inventory.changes',
  '<b>not bold</b> & "quoted"',
  'журнал-событий',
  '订单-事件',
  'x'.repeat(249),
];
const NO_PLUGIN = 'No broker reports request latency: the plugin runs on none of them.';

export class Cluster {
  /** @param {string} id @param {number} topics @param {boolean} latencyKnown @param {number} groupCount */
  constructor(id, topics, latencyKnown, groupCount) {
    this.id = id;
    this.groupCount = groupCount;
    this.names = Array.from({ length: topics }, (_, i) => NAMES[i] ?? `service-${String(i).padStart(4, '0')}.events`);
    this.latencyKnown = latencyKnown;
    this.atMillis = Math.floor(Date.now() / 1000) * 1000;
    this.messages = this.names.map((_, i) => 50_000 * (i + 1));
    /** @type {Map<number, ReturnType<Cluster['sumAt']>>} */
    this.points = new Map();
  }

  tick() {
    this.atMillis += 1000;
    this.messages = this.messages.map((n, i) => n + Math.round(this.rate(i, this.atMillis)));
  }

  /** Records a second of a topic. @param {number} i @param {number} at */
  rate(i, at) {
    const wave =
      1 + 0.35 * Math.sin(at / 47_000 + i) + 0.12 * Math.sin(at / 3100 + 2 * i) + 0.06 * noise(at / 1000 + i);
    return (4000 / (i + 1)) * wave + (i === 2 && (at / 1000) % 60 < 8 ? 2500 : 0);
  }

  /** Rates of all topics, worked out once for each moment. @param {number} at */
  point(at) {
    const point = this.points.get(at) ?? this.sumAt(at);
    this.points.set(at, point);
    if (this.points.size > 2 * HISTORY) this.points.delete(this.points.keys().next().value ?? at);
    return point;
  }

  /** @param {number} at */
  sumAt(at) {
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
    return [p50, p50 * 2.6 + 2 * noise(at / 900), p50 * 5 + 9 * noise(at / 700)].map(
      (ms) => Math.max(1, Math.round(ms)) / 1000,
    );
  }

  /** @param {number} seconds @param {(at: number) => number | null} value */
  series(seconds, value) {
    const fromMillis = this.atMillis - seconds * 1000;
    return {
      fromMillis,
      stepMillis: 1000,
      points: Array.from({ length: seconds }, (_, i) => value(fromMillis + i * 1000)),
    };
  }

  throughput() {
    /** @param {'produceRate' | 'fetchRate' | 'produceBytes' | 'fetchBytes'} name */
    const of = (name) => this.series(HISTORY, (at) => this.point(at)[name]);
    const rates = {
      produceRate: of('produceRate'),
      fetchRate: of('fetchRate'),
      produceBytes: of('produceBytes'),
      fetchBytes: of('fetchBytes'),
    };
    return {
      atMillis: this.atMillis,
      clusterId: this.id,
      now: this.point(this.atMillis - 1000),
      ...rates,
      unknown: {},
    };
  }

  latency() {
    /** @param {number} base */
    const row = (base) => {
      const [p50Series, p95Series, p99Series] = [0, 1, 2].map((i) =>
        this.series(HISTORY, (at) => this.percentiles(at, base)[i] ?? null),
      );
      return { p50Series, p95Series, p99Series };
    };
    return {
      kind: this.latencyKnown ? 'exact' : 'unknown',
      reason: this.latencyKnown ? null : NO_PLUGIN,
      produce: row(4),
      fetch: row(9),
    };
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
      clusterId: this.id,
      atMillis: this.atMillis,
      unknown: this.latencyKnown
        ? {}
        : { latency: NO_PLUGIN, 'clusterHealth.activeConnections': 'The plugin runs on no broker.' },
      recent: this.recent(),
    };
  }

  /** @param {string} name @param {number} i */
  topic(name, i) {
    const rate = this.rate(i, this.atMillis);
    const messages = this.messages[i] ?? 0;
    return {
      name,
      partitions: (i % 5) * 6 + 1,
      totalMessages: messages,
      totalBytes: i % 7 === 5 ? null : messages * 412,
      produceRate: rate,
      fetchRate: i % 4 === 3 ? null : rate * 0.9,
    };
  }

  sums() {
    const plugin = this.latencyKnown;
    return {
      activeConnections: plugin ? 42 : null,
      totalTopics: this.names.length,
      totalPartitions: this.names.length * 12,
      totalConsumers: this.names.length ? 11 : 0,
      diskUsageBytes: 48.3e9,
      memoryUsageBytes: plugin ? 1.41e9 + 2e8 * noise(this.atMillis) : null,
      goroutineCount: plugin ? 312 : null,
    };
  }

  recent() {
    const from = this.atMillis - 10_000;
    /** @type {Record<string, unknown>} */
    const chunk = { fromMillis: from, stepMillis: 1000 };
    for (const name of /** @type {const} */ (['produceRate', 'fetchRate', 'produceBytes', 'fetchBytes']))
      chunk[name] = this.series(10, (at) => this.point(at)[name]).points;
    ['P50', 'P95', 'P99'].forEach((p, i) => {
      chunk[`produce${p}`] = this.series(10, (at) => this.percentiles(at, 4)[i] ?? null).points;
      chunk[`fetch${p}`] = this.series(10, (at) => this.percentiles(at, 9)[i] ?? null).points;
    });
    return chunk;
  }

  groups() {
    return groupRows(this.names, this.groupCount, this.atMillis);
  }

  health() {
    return healthRow(this.names.length, this.latencyKnown, this.point(this.atMillis - 1000), this.groups().length);
  }
}

/** @param {number} x @returns {number} from 0 to 1, the same for the same x */
function noise(x) {
  const y = Math.sin(x * 12.9898) * 43_758.5453;
  return y - Math.floor(y);
}
