package io.takhin.server.api;

import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.GroupRow;
import io.takhin.topology.view.Health;
import io.takhin.topology.view.Latency;
import io.takhin.topology.view.LatencyRow;
import io.takhin.topology.view.Problem;
import io.takhin.topology.view.RateRow;
import io.takhin.topology.view.Series;
import io.takhin.topology.view.Throughput;
import io.takhin.topology.view.TopicLagRow;
import io.takhin.topology.view.TopicRow;
import java.util.List;

/** A snapshot in the words of the {@link MonitoringMetrics} contract. */
public final class MonitoringAnswer {

    /** Commits settle the fetch rate up to ten seconds late; they must still be among the seconds that are pushed. */
    static final int RECENT_SECONDS = 20;

    private MonitoringAnswer() {}

    public static MonitoringMetrics of(ClusterSnapshot snapshot, List<Problem> unreachable) {
        RateRow now = snapshot.throughput().now();
        return new MonitoringMetrics(
                new MonitoringMetrics.Throughput(
                        now.produceRate(), now.fetchRate(), now.produceBytes(), now.fetchBytes()),
                latency(snapshot.latency()),
                snapshot.topics().stream()
                        .filter(topic -> !topic.internal())
                        .map(MonitoringAnswer::topic)
                        .toList(),
                snapshot.groups().stream().map(MonitoringAnswer::group).toList(),
                health(snapshot.health()),
                Math.floorDiv(snapshot.atMillis(), 1000L),
                snapshot.clusterId(),
                snapshot.atMillis(),
                recent(snapshot.atMillis(), snapshot.throughput(), snapshot.latency()),
                Reasons.of(snapshot),
                unreachable);
    }

    /** The same without the rows of topics and groups. */
    public static MonitoringMetrics ofCluster(ClusterSnapshot snapshot, List<Problem> unreachable) {
        ClusterSnapshot bare = new ClusterSnapshot(
                snapshot.clusterId(),
                snapshot.atMillis(),
                snapshot.throughput(),
                snapshot.latency(),
                List.of(),
                List.of(),
                snapshot.health());
        return of(bare, unreachable);
    }

    private static MonitoringMetrics.Latency latency(Latency latency) {
        LatencyRow produce = latency.produce();
        LatencyRow fetch = latency.fetch();
        return new MonitoringMetrics.Latency(
                produce.p50(), produce.p95(), produce.p99(), fetch.p50(), fetch.p95(), fetch.p99());
    }

    private static MonitoringMetrics.TopicStats topic(TopicRow row) {
        return new MonitoringMetrics.TopicStats(
                row.name(),
                row.partitions(),
                row.totalMessages(),
                row.totalBytes(),
                row.rates().produceRate(),
                row.rates().fetchRate());
    }

    private static MonitoringMetrics.ConsumerLag group(GroupRow row) {
        List<MonitoringMetrics.TopicLag> topics =
                row.topics().stream().map(MonitoringAnswer::topicLag).toList();
        return new MonitoringMetrics.ConsumerLag(row.groupId(), row.totalLag(), topics);
    }

    private static MonitoringMetrics.TopicLag topicLag(TopicLagRow row) {
        List<MonitoringMetrics.PartitionLag> partitions = row.partitions().stream()
                .map(p ->
                        new MonitoringMetrics.PartitionLag(p.partition(), p.currentOffset(), p.logEndOffset(), p.lag()))
                .toList();
        return new MonitoringMetrics.TopicLag(row.topic(), row.totalLag(), partitions);
    }

    private static MonitoringMetrics.ClusterHealth health(Health health) {
        return new MonitoringMetrics.ClusterHealth(
                health.activeConnections(),
                health.totalTopics(),
                health.totalPartitions(),
                health.totalConsumers(),
                health.diskUsageBytes(),
                health.memoryUsageBytes(),
                health.threadCount());
    }

    private static MonitoringMetrics.Recent recent(long atMillis, Throughput throughput, Latency latency) {
        LatencyRow produce = latency.produce();
        LatencyRow fetch = latency.fetch();
        long from = Math.floorDiv(atMillis, 1000L) * 1000 - RECENT_SECONDS * 1000L;
        return new MonitoringMetrics.Recent(
                from,
                1000,
                last(from, throughput.produceRate()),
                last(from, throughput.fetchRate()),
                last(from, throughput.produceBytes()),
                last(from, throughput.fetchBytes()),
                last(from, produce.p50Series()),
                last(from, produce.p95Series()),
                last(from, produce.p99Series()),
                last(from, fetch.p50Series()),
                last(from, fetch.p95Series()),
                last(from, fetch.p99Series()));
    }

    /** The seconds from {@code fromMillis} on; NaN where the series has none. */
    static double[] last(long fromMillis, Series series) {
        double[] points = new double[RECENT_SECONDS];
        for (int second = 0; second < RECENT_SECONDS; second++) {
            points[second] = at(fromMillis + second * 1000L, series);
        }
        return points;
    }

    private static double at(long millis, Series series) {
        if (series == null || millis < series.fromMillis()) {
            return Double.NaN;
        }
        long index = (millis - series.fromMillis()) / series.stepMillis();
        return index < series.points().length ? series.points()[(int) index] : Double.NaN;
    }
}
