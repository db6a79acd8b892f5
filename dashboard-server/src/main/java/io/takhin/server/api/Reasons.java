package io.takhin.server.api;

import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.GroupRow;
import io.takhin.topology.view.Health;
import io.takhin.topology.view.Latency;
import io.takhin.topology.view.LatencyRow;
import io.takhin.topology.view.RateRow;
import java.util.Map;
import java.util.TreeMap;

/** For each number of the contract that is null: why. Keys are paths in the answer. */
final class Reasons {

    private static final String NOT_TOLD = "nobody told it yet";

    private final Map<String, String> reasons = new TreeMap<>();

    private Reasons() {}

    static Map<String, String> of(ClusterSnapshot snapshot) {
        Reasons all = new Reasons();
        all.throughput(snapshot.throughput().now(), snapshot.throughput().unknown());
        all.latency("produce", snapshot.latency(), snapshot.latency().produce());
        all.latency("fetch", snapshot.latency(), snapshot.latency().fetch());
        all.health(snapshot.health());
        if (snapshot.groups().stream().anyMatch(Reasons::hasPartitionsWithoutCommit)) {
            all.reasons.put("consumerLags.topicLags.partitionLags.lag", "no offset was committed for the partition");
        }
        return all.reasons;
    }

    private static boolean hasPartitionsWithoutCommit(GroupRow group) {
        return group.withoutCommit() > 0;
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
            reasons.put(parent + "." + name, reason == null ? NOT_TOLD : reason);
        }
    }
}
