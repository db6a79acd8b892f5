/** Made-up rows of topics and their partitions. */

/** @import { Cluster } from './mock-cluster.mjs' */

const BROKERS = 3;

/** @param {Cluster} cluster @param {number} i */
export function topicRow(cluster, i, all = cluster.groups()) {
  const name = cluster.names[i] ?? '';
  const stats = cluster.topic(name, i);
  const groups = all.filter((group) => group.topics.some(({ topic }) => topic === name));
  const lags = groups.flatMap((group) => group.topics.filter(({ topic }) => topic === name).map((t) => t.totalLag));
  const known = lags.filter((lag) => lag !== null);
  return {
    name,
    internal: false,
    partitions: stats.partitions,
    replicationFactor: 3,
    totalMessages: stats.totalMessages,
    totalBytes: stats.totalBytes,
    replicaBytes: stats.totalBytes === null ? null : stats.totalBytes * 3,
    rates: {
      produceRate: stats.produceRate,
      fetchRate: stats.fetchRate,
      produceBytes: cluster.latencyKnown ? (stats.produceRate ?? 0) * 412 : null,
      fetchBytes: cluster.latencyKnown && stats.fetchRate !== null ? stats.fetchRate * 640 : null,
    },
    underReplicated: i === 0 && cluster.names.length >= 100 ? 3 : 0,
    offline: i === 1 && cluster.names.length >= 100 ? 1 : 0,
    skew: stats.partitions > 1 ? 1 + (i % 9) / 5 : null,
    groups: groups.map((group) => group.groupId),
    maxLag: known.length > 0 ? Math.max(...known) : null,
    recentProduceRate: cluster.series(60, (at) => (Math.floor(at / 1000) % 149 < 4 ? null : cluster.rate(i, at))),
  };
}

/** @param {Cluster} cluster @param {string} name */
export function topicDetail(cluster, name) {
  const i = cluster.names.indexOf(name);
  if (i < 0) return null;
  const topic = topicRow(cluster, i);
  const share = (topic.totalMessages ?? 0) / topic.partitions;
  return {
    atMillis: cluster.atMillis,
    topic,
    partitionRows: Array.from({ length: topic.partitions }, (_, p) => partitionRow(topic, p, share)),
    produceRate: cluster.series(300, (at) => (Math.floor(at / 1000) % 149 < 4 ? null : cluster.rate(i, at))),
    fetchRate: cluster.series(300, (at) => (topic.rates.fetchRate === null ? null : cluster.rate(i, at) * 0.9)),
    produceBytes: cluster.series(300, (at) => (cluster.latencyKnown ? cluster.rate(i, at) * 412 : null)),
    fetchBytes: cluster.series(300, (at) => (cluster.latencyKnown ? cluster.rate(i, at) * 640 : null)),
  };
}

/** @param {ReturnType<typeof topicRow>} topic @param {number} p @param {number} share */
function partitionRow(topic, p, share) {
  const offline = topic.offline > 0 && p === 0;
  const records = Math.round(share * (p % 3 === 0 ? 1.4 : 0.8));
  const sizeBytes = topic.totalBytes === null ? null : records * 412;
  return {
    partition: p,
    leader: offline ? null : (p % BROKERS) + 1,
    replicas: 3,
    isr: p < topic.underReplicated ? 2 : offline ? 0 : 3,
    logStartOffset: 1200 * p,
    logEndOffset: 1200 * p + records,
    sizeBytes,
    replicaBytes: sizeBytes === null ? null : sizeBytes * 3,
  };
}

/** What topics are sorted by, without making their rows. @type {Record<string, (cluster: Cluster, i: number) => any>} */
const CHEAP = {
  produceRate: (cluster, i) => cluster.rate(i, cluster.atMillis),
  name: (cluster, i) => cluster.names[i],
};
/** @param {string} sort @returns {(cluster: Cluster, i: number) => any} */
const keyOf = (sort) =>
  CHEAP[sort] ??
  ((cluster, i) => {
    const row = /** @type {any} */ (topicRow(cluster, i));
    return sort === 'groups' ? row.groups.length : (row[sort] ?? row.rates[sort] ?? null);
  });

/**
 * The rows of a part of the list, as the server chooses, sorts and cuts it.
 *
 * @param {Cluster} cluster
 * @param {{ sort?: string, q?: string, limit?: number, offset?: number }} query
 */
export function topicList(cluster, { sort = 'name', q = '', limit = 100, offset = 0 }) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = cluster.names
    .map((name, i) => ({ i, name }))
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  const key = keyOf(sort.replace(/^-/, ''));
  const keyed = matching.map(({ i, name }) => ({ i, name, key: key(cluster, i) }));
  keyed.sort((a, b) => compare(a.key, b.key, sort.startsWith('-') ? -1 : 1) || compare(a.name, b.name, 1));
  const groups = cluster.groups();
  const items = keyed.slice(offset, offset + limit).map(({ i }) => topicRow(cluster, i, groups));
  return { clusterId: cluster.id, atMillis: cluster.atMillis, total: keyed.length, offset, limit, items };
}

const NAMES = new Intl.Collator('en', { numeric: true });

/** The unknown last. @param {any} a @param {any} b @param {number} sign */
function compare(a, b, sign) {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (typeof a === 'string' ? NAMES.compare(a, b) : a - b);
}
