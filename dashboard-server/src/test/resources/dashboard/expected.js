// What the page must show of a monitoring object, by the page's own formats (which have tests of their own).
async (json) => {
  const { bytes, clock, count, latency, rate, whole } = await import('/lib/format.js');
  const { clusterHealth, throughput, topicStats, consumerLags, latency: of, atMillis } = JSON.parse(json);
  const maxLag = (topic) => {
    const lags = consumerLags.flatMap((group) => group.topicLags).filter((lag) => lag.topic === topic);
    const known = lags.map((lag) => lag.totalLag).filter((lag) => lag !== null);
    return known.length ? Math.max(...known) : null;
  };
  return {
    clock: clock(atMillis),
    kpis: {
      topics: whole(clusterHealth.totalTopics),
      partitions: whole(clusterHealth.totalPartitions),
      connections: whole(clusterHealth.activeConnections),
      heap: bytes(clusterHealth.memoryUsageBytes),
      disk: bytes(clusterHealth.diskUsageBytes),
    },
    legends: {
      throughput: [throughput.produceRate, throughput.fetchRate].map(rate),
      'produce-latency': [of.produceP50, of.produceP95, of.produceP99].map(latency),
      'fetch-latency': [of.fetchP50, of.fetchP95, of.fetchP99].map(latency),
    },
    topics: Object.fromEntries(
      topicStats.map((topic) => [
        topic.name,
        [
          rate(topic.produceRate),
          rate(topic.fetchRate),
          count(maxLag(topic.name)),
          count(topic.totalMessages),
          bytes(topic.totalBytes),
          count(topic.partitions),
        ],
      ]),
    ),
  };
};
