/** Made-up health: three brokers; large clusters have problems. */

const PROBLEMS = [
  {
    severity: 'warning',
    code: 'under-replicated',
    text: '3 partitions of orders have fewer in-sync than assigned replicas: broker 3 is behind.',
  },
  { severity: 'error', code: 'offline-partitions', text: '1 partition has no leader: payments-4.' },
];

/** @param {number} topics @param {boolean} plugin @param {object} rates @param {number} totalGroups */
export function healthRow(topics, plugin, rates, totalGroups) {
  const troubled = topics >= 100;
  return {
    status: troubled ? 'error' : 'ok',
    problems: troubled ? PROBLEMS : [],
    brokers: [1, 2, 3].map((brokerId) => brokerRow(brokerId, topics, plugin, rates)),
    controllerId: 2,
    internalTopics: 7,
    internalPartitions: 61,
    totalGroups,
    memoryMaxBytes: plugin ? 3.2e9 : null,
    diskTotalBytes: plugin ? 3e11 : null,
    diskUsableBytes: plugin ? 1.9e11 : null,
    underReplicated: troubled ? 3 : 0,
    offline: troubled ? 1 : 0,
    unknown: {},
  };
}

/** @param {number} brokerId @param {number} topics @param {boolean} plugin @param {object} rates */
function brokerRow(brokerId, topics, plugin, rates) {
  return {
    brokerId,
    host: `broker-${brokerId}.example:9092`,
    rack: `zone-${brokerId}`,
    present: topics < 100 || brokerId !== 3,
    controller: brokerId === 2,
    plugin,
    seenMillis: Date.now() - (brokerId === 3 ? 42_000 : 500),
    rates: { ...rates, fetchRate: null },
    produceTime: plugin ? phases(0.0031 * brokerId, 4200) : null,
    fetchTime: plugin ? phases(0.0052 * brokerId, 900) : null,
    activeConnections: plugin ? 14 : null,
    requestHandlerIdleRatio: plugin ? 0.93 : null,
    networkIdleRatio: plugin ? 0.88 : null,
    failedProduceRate: plugin ? 0 : null,
    failedFetchRate: plugin ? 0 : null,
    threadCount: plugin ? 96 : null,
    diskTotalBytes: plugin ? 1e11 : null,
    diskUsableBytes: plugin ? 6.4e10 - 2e10 * brokerId : null,
    clockOffsetMillis: plugin ? (brokerId === 1 ? 0 : 2400 * (brokerId - 2)) : null,
    underReplicatedPartitions: 0,
    leaderCount: topics * 4 + brokerId * topics,
    partitionCount: topics * 12,
    heapUsedBytes: plugin ? 4.7e8 : null,
    heapMaxBytes: 1.07e9,
    logBytes: 16.1e9,
    unknown: plugin ? {} : { plugin: "The Takhin plugin doesn't report from this broker." },
  };
}

/** @param {number} total seconds @param {number} count */
function phases(total, count) {
  return {
    count,
    queue: total * 0.06,
    local: total * 0.34,
    remote: total * 0.52,
    response: total * 0.03,
    send: total * 0.05,
  };
}
