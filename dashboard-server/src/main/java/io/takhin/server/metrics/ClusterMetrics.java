package io.takhin.server.metrics;

import io.prometheus.client.Collector;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.GroupRow;
import io.takhin.topology.view.Health;
import io.takhin.topology.view.LatencyRow;
import io.takhin.topology.view.RateRow;
import io.takhin.topology.view.TopicLagRow;
import io.takhin.topology.view.TopicRow;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The clusters' numbers, with units in their names; a number that is unknown is absent, and of a stale cluster all but the
 * time of its snapshot. Made once from each set of snapshots, however many scrape.
 */
public final class ClusterMetrics extends Collector {

    /** Snapshots are never changed, so the same objects give the same numbers. */
    private record Told(ClusterSnapshot snapshot, boolean stale) {
        boolean isSame(Told other) {
            return snapshot == other.snapshot && stale == other.stale;
        }
    }

    private final Supplier<List<ClusterSnapshot>> snapshots;
    private final Predicate<ClusterSnapshot> stale;
    private List<Told> last = List.of();
    private List<MetricFamilySamples> families = List.of();

    public ClusterMetrics(Supplier<List<ClusterSnapshot>> snapshots, Predicate<ClusterSnapshot> stale) {
        this.snapshots = snapshots;
        this.stale = stale;
    }

    @Override
    public synchronized List<MetricFamilySamples> collect() {
        List<Told> current = snapshots.get().stream()
                .map(snapshot -> new Told(snapshot, stale.test(snapshot)))
                .toList();
        if (!areSame(last, current)) {
            Families made = new Families();
            current.forEach(told -> add(made, told));
            last = current;
            families = made.all();
        }
        return families;
    }

    private static boolean areSame(List<Told> some, List<Told> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size())
                        .allMatch(index -> some.get(index).isSame(others.get(index)));
    }

    private static void add(Families to, Told told) {
        ClusterSnapshot snapshot = told.snapshot();
        String cluster = snapshot.clusterId();
        to.cluster(
                "takhin_snapshot_timestamp_seconds", "What the numbers hold for.", cluster, snapshot.atMillis() / 1e3);
        if (told.stale()) {
            return;
        }
        rates(to, snapshot.throughput().now(), "takhin_cluster", List.of("cluster"), List.of(cluster));
        latency(to, cluster, "produce", snapshot.latency().produce());
        latency(to, cluster, "fetch", snapshot.latency().fetch());
        snapshot.topics().stream().filter(topic -> !topic.internal()).forEach(topic -> topic(to, cluster, topic));
        snapshot.groups().forEach(group -> group(to, cluster, group));
        health(to, cluster, snapshot.health());
    }

    private static void rates(Families to, RateRow row, String prefix, List<String> names, List<String> labels) {
        to.add(prefix + "_produce_records_per_second", "Records appended.", names, labels, row.produceRate());
        to.add(prefix + "_fetch_records_per_second", "Records groups got past.", names, labels, row.fetchRate());
        to.add(prefix + "_produce_bytes_per_second", "Bytes appended.", names, labels, row.produceBytes());
        to.add(prefix + "_fetch_bytes_per_second", "Bytes sent to consumers.", names, labels, row.fetchBytes());
    }

    private static void latency(Families to, String cluster, String request, LatencyRow row) {
        quantile(to, cluster, request, "0.5", row.p50());
        quantile(to, cluster, request, "0.95", row.p95());
        quantile(to, cluster, request, "0.99", row.p99());
    }

    private static void quantile(Families to, String cluster, String request, String quantile, Double seconds) {
        to.add(
                "takhin_request_latency_seconds",
                "Latency percentile over the last ten seconds.",
                List.of("cluster", "request", "quantile"),
                List.of(cluster, request, quantile),
                seconds);
    }

    private static void topic(Families to, String cluster, TopicRow row) {
        List<String> names = List.of("cluster", "topic");
        List<String> labels = List.of(cluster, row.name());
        rates(to, row.rates(), "takhin_topic", names, labels);
        to.add("takhin_topic_partitions", "Partitions.", names, labels, row.partitions());
        to.add("takhin_topic_retained_records", "Log end minus log start.", names, labels, row.totalMessages());
        to.add("takhin_topic_log_bytes", "The leaders' logs.", names, labels, row.totalBytes());
    }

    private static void group(Families to, String cluster, GroupRow row) {
        List<String> names = List.of("cluster", "group");
        List<String> labels = List.of(cluster, row.groupId());
        to.add("takhin_group_lag_records", "Lag over all partitions.", names, labels, row.totalLag());
        to.add("takhin_group_members", "Members.", names, labels, row.members());
        if (row.timeLag() != null && row.timeLag().millis() != null) {
            double seconds = row.timeLag().millis() / 1e3;
            to.add("takhin_group_time_lag_seconds", "How far the worst partition is behind.", names, labels, seconds);
        }
        for (TopicLagRow topic : row.topics()) {
            to.add(
                    "takhin_group_topic_lag_records",
                    "Lag on one topic.",
                    List.of("cluster", "group", "topic"),
                    List.of(cluster, row.groupId(), topic.topic()),
                    topic.totalLag());
        }
    }

    private static void health(Families to, String cluster, Health row) {
        to.cluster("takhin_topics", "Topics, internal ones not counted.", cluster, row.totalTopics());
        to.cluster("takhin_partitions", "Partitions of these topics.", cluster, row.totalPartitions());
        to.cluster("takhin_groups", "Consumer groups.", cluster, row.totalGroups());
        to.cluster("takhin_members", "Members of all groups.", cluster, row.totalConsumers());
        to.cluster(
                "takhin_under_replicated_partitions", "Fewer in sync than replicas.", cluster, row.underReplicated());
        to.cluster("takhin_offline_partitions", "Partitions without a leader.", cluster, row.offline());
        to.cluster("takhin_broker_connections", "Connections to the brokers.", cluster, row.activeConnections());
        to.cluster("takhin_broker_heap_used_bytes", "JVM heap in use.", cluster, row.memoryUsageBytes());
        to.cluster("takhin_broker_threads", "Live JVM threads.", cluster, row.threadCount());
        to.cluster("takhin_log_bytes", "The logs of all replicas.", cluster, row.diskUsageBytes());
        double brokers = row.brokers().stream().filter(b -> b.present()).count();
        to.cluster("takhin_brokers", "Brokers present.", cluster, brokers);
    }
}
