package io.takhin.server;

import io.takhin.topology.view.BrokerRow;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.GroupRow;
import io.takhin.topology.view.Health;
import io.takhin.topology.view.RateRow;
import io.takhin.topology.view.TopicRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Clusters for tables: many topics, none, odd ones, a broker that is away. */
final class TableSamples {

    static final List<String> ODD_NAMES = List.of(
            "<b>not bold</b> & \"quoted\"",
            "<img src=x onerror=alert(1)>",
            "журнал-событий",
            "订单-事件",
            "a/b?c=d#e%41",
            "x".repeat(249));

    /** 1970-01-01T00:00:00Z, as the page says it in UTC. */
    static final String AWAY = "The broker is away; it was last heard of at 00:00:00.";

    private TableSamples() {}

    /** Twelve topics of different numbers, some unknown. */
    static FakePipeline varied() {
        List<TopicRow> topics = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            Long lag = i % 4 == 0 ? null : Long.valueOf(i * 37 % 11 * 1_000);
            topics.add(topic(
                    String.format("orders-%02d", i),
                    i % 3,
                    i % 5 == 0 ? null : i * 17.5 % 90,
                    i * 7_919L % 1_000,
                    lag));
        }
        topics.add(topic("payments", 9, 0.0, null, 5L));
        topics.add(topic("zeta", 4, 1e6, 3_000_000_000L, 123_456L));
        return FakePipeline.with(cluster(0, topics));
    }

    private static TopicRow topic(String name, int partitions, Double rate, Long bytes, Long lag) {
        return new TopicRow(
                name,
                false,
                partitions + 1,
                3,
                1_000L,
                bytes,
                bytes,
                new RateRow(rate, lag == null ? null : 450.5, rate == null ? null : rate * 100, null),
                partitions % 2,
                0,
                partitions == 0 ? null : 1 + partitions / 8.0,
                lag == null ? List.of() : List.of("billing"),
                lag,
                Samples.series(Samples.AT_MILLIS, 60, 1, 2, 3));
    }

    static FakePipeline topics(int number) {
        return FakePipeline.with(cluster(0, topicsWithOneAt(number, 0, 0.0)));
    }

    /** Topics that have as many records a second as their number is, but for one. */
    static List<TopicRow> topicsWithOneAt(int number, int one, double rate) {
        return IntStream.range(0, number)
                .mapToObj(i -> Samples.topic(String.format("topic-%04d", i), false, i == one ? rate : i))
                .toList();
    }

    static FakePipeline named(List<String> names) {
        return FakePipeline.with(cluster(
                0,
                names.stream()
                        .sorted()
                        .map(name -> Samples.topic(name, false, 1.0))
                        .toList()));
    }

    static FakePipeline empty() {
        ClusterSnapshot sample = Samples.snapshot("c1", Samples.AT_MILLIS);
        return FakePipeline.with(with(sample, List.of(), List.of(), sample.health()));
    }

    /** Two brokers; the second one is away since 1970. */
    static FakePipeline brokerAway() {
        ClusterSnapshot sample = Samples.snapshot("c1", Samples.AT_MILLIS);
        Health health = sample.health();
        List<BrokerRow> brokers = List.of(health.brokers().get(0), away(2));
        Health two = new Health(
                health.status(),
                health.problems(),
                brokers,
                health.controllerId(),
                health.totalTopics(),
                health.internalTopics(),
                health.totalPartitions(),
                health.internalPartitions(),
                health.totalGroups(),
                health.totalConsumers(),
                health.activeConnections(),
                health.memoryUsageBytes(),
                health.memoryMaxBytes(),
                health.threadCount(),
                health.diskUsageBytes(),
                health.diskTotalBytes(),
                health.diskUsableBytes(),
                health.underReplicated(),
                health.offline(),
                health.collectorPollMillis(),
                health.unknown());
        return FakePipeline.with(with(sample, sample.topics(), sample.groups(), two));
    }

    private static BrokerRow away(int id) {
        return new BrokerRow(
                id,
                "localhost:9093",
                null,
                false,
                false,
                false,
                0,
                RateRow.UNKNOWN,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    static ClusterSnapshot cluster(int second, List<TopicRow> topics) {
        ClusterSnapshot sample = Samples.snapshot("c1", Samples.AT_MILLIS + second * 1_000L);
        return with(sample, topics, sample.groups(), sample.health());
    }

    private static ClusterSnapshot with(
            ClusterSnapshot of, List<TopicRow> topics, List<GroupRow> groups, Health health) {
        return new ClusterSnapshot(
                of.clusterId(), of.atMillis(), of.throughput(), of.latency(), topics, groups, health);
    }
}
