package io.takhin.server.api;

import io.takhin.topology.view.Problem;
import java.util.List;
import java.util.Map;

/**
 * The monitoring contract: names, nesting, types and units as first published; null where a number is unknown. The last
 * five components are additions.
 *
 * @param timestamp Unix seconds
 * @param atMillis the same moment: the end of the last complete second
 * @param unknown path of a null number to the reason
 * @param unreachable brokers that don't answer now, whatever {@code atMillis}: each has its own
 */
public record MonitoringMetrics(
        Throughput throughput,
        Latency latency,
        List<TopicStats> topicStats,
        List<ConsumerLag> consumerLags,
        ClusterHealth clusterHealth,
        long timestamp,
        String clusterId,
        long atMillis,
        Recent recent,
        Map<String, String> unknown,
        List<Problem> unreachable) {

    /** Records/s and bytes/s. */
    public record Throughput(Double produceRate, Double fetchRate, Double produceBytes, Double fetchBytes) {}

    /** Seconds. */
    public record Latency(
            Double produceP50,
            Double produceP95,
            Double produceP99,
            Double fetchP50,
            Double fetchP95,
            Double fetchP99) {}

    /** A topic that isn't internal. */
    public record TopicStats(
            String name, int partitions, Long totalMessages, Long totalBytes, Double produceRate, Double fetchRate) {}

    public record ConsumerLag(String groupId, Long totalLag, List<TopicLag> topicLags) {}

    public record TopicLag(String topic, Long totalLag, List<PartitionLag> partitionLags) {}

    /** @param currentOffset the committed one; null, as the lag, when there is no commit */
    public record PartitionLag(int partition, Long currentOffset, Long logEndOffset, Long lag) {}

    /**
     * @param totalConsumers members of all groups
     * @param memoryUsageBytes JVM heap in use, all brokers
     * @param goroutineCount live JVM threads, all brokers
     */
    public record ClusterHealth(
            Long activeConnections,
            int totalTopics,
            int totalPartitions,
            Long totalConsumers,
            Long diskUsageBytes,
            Long memoryUsageBytes,
            Long goroutineCount) {}

    /** The last twenty complete seconds: a client that is pushed to less often still draws every second, and late commits. */
    public record Recent(
            long fromMillis,
            long stepMillis,
            double[] produceRate,
            double[] fetchRate,
            double[] produceBytes,
            double[] fetchBytes,
            double[] produceP50,
            double[] produceP95,
            double[] produceP99,
            double[] fetchP50,
            double[] fetchP95,
            double[] fetchP99) {}
}
