package io.takhin.server.api;

import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.GroupRow;
import io.takhin.topology.view.Health;
import io.takhin.topology.view.Latency;
import io.takhin.topology.view.LatencyRow;
import io.takhin.topology.view.PartitionLagRow;
import io.takhin.topology.view.RateRow;
import io.takhin.topology.view.TopicLagRow;
import io.takhin.topology.view.TopicRow;
import java.util.Map;
import java.util.TreeMap;

/**
 * For each number of the contract that is null: why. Keys are paths in the answer; of the rows of a list, which share a path,
 * the first one's reason is told.
 */
final class Reasons {

    private static final String NOT_TOLD = "nobody told it yet";

    private static final String NO_RATE = "the topic was not told of for two seconds";
    private static final String NO_COMMIT_HERE = "no consumer group has committed on the topic";
    private static final String NO_COMMIT = "no offset was committed for the partition";
    private static final String NO_LOG_END = "nobody told the partition's log end yet";

    private final Map<String, String> reasons = new TreeMap<>();

    private Reasons() {}

    static Map<String, String> of(ClusterSnapshot snapshot) {
        Reasons all = new Reasons();
        all.throughput(snapshot.throughput().now(), snapshot.throughput().unknown());
        all.latency("produce", snapshot.latency(), snapshot.latency().produce());
        all.latency("fetch", snapshot.latency(), snapshot.latency().fetch());
        all.health(snapshot.health());
        snapshot.topics().stream().filter(topic -> !topic.internal()).forEach(topic -> all.topic(snapshot, topic));
        snapshot.groups().forEach(all::group);
        return all.reasons;
    }

    private void topic(ClusterSnapshot snapshot, TopicRow row) {
        Map<String, String> unknown = snapshot.throughput().unknown();
        put(
                "topicStats",
                "totalMessages",
                row.totalMessages(),
                "the offsets of not all of the topic's partitions are known");
        put("topicStats", "totalBytes", row.totalBytes(), "the sizes of not all of the topic's logs are known");
        put("topicStats", "produceRate", row.rates().produceRate(), unknown.getOrDefault("produceRate", NO_RATE));
        put("topicStats", "fetchRate", row.rates().fetchRate(), unknown.getOrDefault("fetchRate", NO_COMMIT_HERE));
    }

    private void group(GroupRow group) {
        put("consumerLags", "totalLag", group.totalLag(), "the lag of none of the group's partitions is known");
        for (TopicLagRow topic : group.topics()) {
            String lags = "consumerLags.topicLags";
            put(lags, "totalLag", topic.totalLag(), "the lag of none of the topic's partitions is known");
            topic.partitions().forEach(partition -> partition(lags + ".partitionLags", partition));
        }
    }

    private void partition(String lags, PartitionLagRow row) {
        put(lags, "currentOffset", row.currentOffset(), NO_COMMIT);
        put(lags, "logEndOffset", row.logEndOffset(), NO_LOG_END);
        put(lags, "lag", row.lag(), row.currentOffset() == null ? NO_COMMIT : NO_LOG_END);
    }

    private void throughput(RateRow now, Map<String, String> unknown) {
        put("throughput", "produceRate", now.produceRate(), unknown.get("produceRate"));
        put("throughput", "fetchRate", now.fetchRate(), unknown.get("fetchRate"));
        put("throughput", "produceBytes", now.produceBytes(), unknown.get("produceBytes"));
        put("throughput", "fetchBytes", now.fetchBytes(), unknown.get("fetchBytes"));
    }

    private void latency(String request, Latency latency, LatencyRow row) {
        boolean quiet = latency.kind() != Latency.Kind.unknown && row.count() != null && row.count() == 0;
        String reason = quiet ? "no " + request + " request in the last seconds" : latency.reason();
        put("latency", request + "P50", row.p50(), reason);
        put("latency", request + "P95", row.p95(), reason);
        put("latency", request + "P99", row.p99(), reason);
    }

    private void health(Health health) {
        Map<String, String> unknown = health.unknown();
        put("clusterHealth", "activeConnections", health.activeConnections(), unknown.get("activeConnections"));
        put("clusterHealth", "totalConsumers", health.totalConsumers(), unknown.get("totalConsumers"));
        put("clusterHealth", "diskUsageBytes", health.diskUsageBytes(), unknown.get("diskUsageBytes"));
        put("clusterHealth", "memoryUsageBytes", health.memoryUsageBytes(), unknown.get("memoryUsageBytes"));
        put("clusterHealth", "goroutineCount", health.threadCount(), unknown.get("threadCount"));
    }

    private void put(String parent, String name, Number value, String reason) {
        if (value == null) {
            reasons.putIfAbsent(parent + "." + name, reason == null ? NOT_TOLD : reason);
        }
    }
}
