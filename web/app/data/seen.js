import { Ring } from '../lib/ring.js';
import { LATENCY_SERIES, THROUGHPUT_SERIES } from '../lib/series.js';

/** @import { GroupRow, Health, Metrics, Num, Series } from '../lib/types.js' */

/** An hour of seconds is kept of the cluster, and of the rest as much of that as memory is set aside for. */
const KEPT_SECONDS = 3600;
const LEAST_SECONDS = 60;
/** Numbers (8 bytes each) that all topics together may take, and so for groups and brokers. */
const BUDGET = 2_000_000;

/** What is known of a cluster besides rates and latencies. */
export const GAUGES = Object.freeze([
  'topics',
  'partitions',
  'members',
  'connections',
  'heapUsedBytes',
  'logBytes',
  'lag',
  'groups',
  'underReplicated',
  'brokers',
]);

/** What pushes tell of each topic, group, broker; what else there is only the server's history has. */
const METRICS = Object.freeze({
  topics: ['produceRate', 'fetchRate', 'produceBytes', 'fetchBytes', 'sizeBytes', 'lag'],
  groups: ['lag', 'timeLagMillis'],
  brokers: ['produceBytes', 'fetchBytes', 'connections', 'heapUsedBytes', 'logBytes', 'idle'],
});

/** @typedef {keyof typeof METRICS} Kind */
/** @typedef {'cluster' | `${Kind}/${string}`} Subject what history is of */

/** What this browser has seen, second by second, in memory that doesn't grow. */
class Seen {
  cluster = new Ring([...THROUGHPUT_SERIES, ...LATENCY_SERIES, ...GAUGES], KEPT_SECONDS);
  /** By kind, then by name. @type {Record<Kind, Map<string, Ring>>} */
  #rings = { topics: new Map(), groups: new Map(), brokers: new Map() };

  clear() {
    this.cluster.clear();
    for (const rings of Object.values(this.#rings)) rings.clear();
  }

  /** @param {Subject} subject @returns {Ring | undefined} */
  ring(subject) {
    if (subject === 'cluster') return this.cluster;
    const { kind, name } = partsOf(subject);
    return this.#rings[kind].get(name);
  }

  /**
   * From now on keeps the seconds of a topic: of all of them, which pushes bring to tables, it would be too many.
   *
   * @param {Subject} subject
   */
  follow(subject) {
    if (subject === 'cluster') return;
    const { kind, name } = partsOf(subject);
    if (kind === 'topics') this.#ringFor(kind, name, this.#rings.topics.size + 1);
  }

  /** @param {Metrics} metrics @param {number} atMillis the end of the second that they hold for */
  takeMetrics({ topics, consumerLags, clusterHealth }, atMillis) {
    const second = Math.floor(atMillis / 1000) - 1;
    const lags = sumByTopic(consumerLags);
    for (const { name, rates, totalBytes } of this.#rings.topics.size > 0 ? topics : [])
      this.#rings.topics.get(name)?.write(second, {
        produceRate: rates.produceRate,
        fetchRate: rates.fetchRate,
        produceBytes: rates.produceBytes,
        fetchBytes: rates.fetchBytes,
        sizeBytes: totalBytes,
        lag: lags.get(name),
      });
    let lag = null;
    for (const { groupId, totalLag } of consumerLags) {
      this.#write('groups', groupId, consumerLags.length, second, { lag: totalLag });
      if (totalLag !== null) lag = (lag ?? 0) + totalLag;
    }
    this.cluster.write(second, {
      topics: clusterHealth.totalTopics,
      partitions: clusterHealth.totalPartitions,
      members: clusterHealth.totalConsumers,
      connections: clusterHealth.activeConnections,
      heapUsedBytes: clusterHealth.memoryUsageBytes,
      logBytes: clusterHealth.diskUsageBytes,
      lag,
    });
    if (second % 60 === 0) this.#prune(second);
  }

  /** @param {readonly GroupRow[]} groups @param {Health} health @param {number} atMillis */
  takeViews(groups, health, atMillis) {
    const second = Math.floor(atMillis / 1000) - 1;
    for (const { groupId, timeLag } of groups)
      this.#write('groups', groupId, groups.length, second, { timeLagMillis: timeLag?.millis });
    for (const { brokerId, rates, activeConnections, requestHandlerIdleRatio, ...more } of health.brokers)
      this.#write('brokers', String(brokerId), health.brokers.length, second, {
        produceBytes: rates?.produceBytes,
        fetchBytes: rates?.fetchBytes,
        connections: activeConnections,
        heapUsedBytes: more.heapUsedBytes,
        logBytes: more.logBytes,
        idle: requestHandlerIdleRatio,
      });
    const { totalGroups, underReplicated } = health;
    const brokers = health.brokers.filter((broker) => broker.present).length;
    this.cluster.write(second, { groups: totalGroups, underReplicated, brokers });
  }

  /** @param {Kind} kind @param {string} name @param {number} rows of this kind @param {number} second @param {Record<string, Num | undefined>} values */
  #write(kind, name, rows, second, values) {
    this.#ringFor(kind, name, rows).write(second, values);
  }

  /**
   * Takes some seconds of one subject, as its view brings them.
   *
   * @param {Subject} subject @param {Readonly<Record<string, unknown>>} series by metric; what is no series is left out
   */
  takeSeries(subject, series) {
    const { kind, name } = partsOf(subject);
    const ring = this.#ringFor(kind, name, this.#rings[kind].size + 1);
    for (const metric of METRICS[kind]) {
      const found = /** @type {Series | null | undefined} */ (series[metric]);
      if (found && Array.isArray(found.points))
        ring.merge({ fromMillis: found.fromMillis, stepMillis: found.stepMillis, [metric]: found.points });
    }
  }

  /** @param {Kind} kind @param {string} name @param {number} rows @returns {Ring} */
  #ringFor(kind, name, rows) {
    let ring = this.#rings[kind].get(name);
    if (!ring) {
      const share = Math.floor(BUDGET / (rows * METRICS[kind].length));
      ring = new Ring(METRICS[kind], Math.min(KEPT_SECONDS, Math.max(LEAST_SECONDS, share)));
      this.#rings[kind].set(name, ring);
    }
    return ring;
  }

  /** What has been gone for as long as is kept leaves. @param {number} second */
  #prune(second) {
    for (const rings of Object.values(this.#rings)) {
      for (const [name, ring] of rings) {
        if ((ring.lastSecond ?? 0) <= second - ring.capacity) rings.delete(name);
      }
    }
  }
}

export const seen = new Seen();

/** Whether pushes bring what becomes of it. @param {Subject} subject @param {string} metric */
export const isPushed = (subject, metric) => subject === 'cluster' || METRICS[partsOf(subject).kind].includes(metric);

/** @param {Subject} subject @returns {{ kind: Kind, name: string }} */
function partsOf(subject) {
  const slash = subject.indexOf('/');
  return { kind: /** @type {Kind} */ (subject.slice(0, slash)), name: subject.slice(slash + 1) };
}

/** The lag of all groups that read a topic; null where none of theirs is known. @param {Metrics['consumerLags']} groups @returns {Map<string, Num>} */
function sumByTopic(groups) {
  /** @type {Map<string, Num>} */
  const sums = new Map();
  for (const { topicLags } of groups) {
    for (const { topic, totalLag } of topicLags) {
      const before = sums.get(topic) ?? null;
      sums.set(topic, totalLag === null ? before : totalLag + (before ?? 0));
    }
  }
  return sums;
}
