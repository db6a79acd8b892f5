// What the page must show of a monitoring object, by the page's own formats (which have tests of their own).
async (json) => {
  const { bytes, clock, latency, rate, whole } = await import('/lib/format.js');
  const { top } = await import('/lib/top.js');
  const { clusterHealth, throughput, topicStats, latency: of, atMillis } = JSON.parse(json);
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
    movers: Object.fromEntries(
      top(
        topicStats,
        6,
        (topic) => topic.produceRate,
        (topic) => topic.name,
      ).map((topic) => [topic.name, `${rate(topic.produceRate)}/s`]),
    ),
  };
};
