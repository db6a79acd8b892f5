package io.takhin.server;

import io.takhin.topology.view.BrokerRow;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.GroupRow;
import io.takhin.topology.view.Health;
import io.takhin.topology.view.LagStatus;
import io.takhin.topology.view.Latency;
import io.takhin.topology.view.LatencyRow;
import io.takhin.topology.view.PartitionLagRow;
import io.takhin.topology.view.PartitionRow;
import io.takhin.topology.view.PhaseRow;
import io.takhin.topology.view.RateRow;
import io.takhin.topology.view.Series;
import io.takhin.topology.view.Throughput;
import io.takhin.topology.view.TimeLag;
import io.takhin.topology.view.TopicDetail;
import io.takhin.topology.view.TopicLagRow;
import io.takhin.topology.view.TopicRow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Snapshots made by hand. */
public final class Samples {

    public static final long AT_MILLIS = 1_735_815_600_000L;

    private Samples() {}

    public static ClusterSnapshot snapshot(String clusterId, long atMillis) {
        return new ClusterSnapshot(
                clusterId,
                atMillis,
                throughput(atMillis),
                new Latency(Latency.Kind.exact, null, latency(0.005, atMillis), latency(0.003, atMillis)),
                List.of(
                        topic("__consumer_offsets", true, 9.0),
                        topic("events", false, 500.0),
                        topic("orders", false, null)),
                List.of(group("analytics-group", 1_500L), group("billing", null)),
                health(null, true));
    }

    /** The same with every number of the cluster known. */
    public static ClusterSnapshot complete(ClusterSnapshot of) {
        Throughput rates = of.throughput();
        return new ClusterSnapshot(
                of.clusterId(),
                of.atMillis(),
                new Throughput(
                        new RateRow(1_250.5, 900.0, 1_048_576.0, 524_288.0),
                        rates.produceRate(),
                        rates.fetchRate(),
                        rates.produceBytes(),
                        rates.fetchBytes(),
                        Map.of()),
                of.latency(),
                of.topics(),
                of.groups(),
                health(268_435_456L, true));
    }

    /** The same, but its broker is away, and another one there. */
    public static ClusterSnapshot withBrokerAway(ClusterSnapshot of) {
        return new ClusterSnapshot(
                of.clusterId(),
                of.atMillis(),
                of.throughput(),
                of.latency(),
                of.topics(),
                of.groups(),
                health(null, false));
    }

    public static Series series(long atMillis, int seconds, double... points) {
        double[] all = Arrays.copyOf(points, seconds);
        return new Series(atMillis - seconds * 1000L, 1000, all);
    }

    private static Throughput throughput(long atMillis) {
        double[] rates = IntStream.range(0, 12).mapToDouble(i -> 1_000 + i).toArray();
        rates[5] = Double.NaN;
        return new Throughput(
                new RateRow(1_250.5, null, 1_048_576.0, 524_288.0),
                series(atMillis, 12, rates),
                series(atMillis, 12),
                series(atMillis, 12),
                series(atMillis, 3, 1, 2, 3),
                Map.of("fetchRate", "no consumer group has committed yet"));
    }

    private static LatencyRow latency(double p50, long atMillis) {
        Series series = series(atMillis, 10, p50);
        return new LatencyRow(250L, p50, p50 * 2, p50 * 4, series, series, series, series);
    }

    public static TopicRow topic(String name, boolean internal, Double produceRate) {
        return new TopicRow(
                name,
                internal,
                3,
                1,
                1_000_000L,
                104_857_600L,
                104_857_600L,
                new RateRow(produceRate, 450.0, 1_000.0, 2_000.0),
                0,
                0,
                1.5,
                List.of("analytics-group"),
                1_500L,
                series(AT_MILLIS, 60));
    }

    public static GroupRow group(String id, Long lag) {
        PartitionLagRow known = new PartitionLagRow(
                0,
                98_500L,
                0L,
                100_000L,
                lag,
                lag == null ? TimeLag.unknown("no commit") : TimeLag.NONE,
                LagStatus.OK,
                null);
        PartitionLagRow unknown = new PartitionLagRow(
                1, null, 0L, 7L, null, TimeLag.unknown("no commit"), LagStatus.UNKNOWN, "no commit");
        TopicLagRow topic = new TopicLagRow(
                "events",
                lag,
                new TimeLag(2_500L, TimeLag.Bound.exact, null),
                LagStatus.OK,
                1,
                List.of(known, unknown));
        return new GroupRow(
                id,
                "Stable",
                2,
                lag,
                new TimeLag(2_500L, TimeLag.Bound.exact, null),
                LagStatus.OK,
                "commits go on",
                3.5,
                1,
                List.of(topic),
                series(AT_MILLIS, 60));
    }

    private static BrokerRow broker(int id, boolean present) {
        return new BrokerRow(
                id,
                "localhost:9092",
                null,
                present,
                true,
                true,
                AT_MILLIS,
                RateRow.UNKNOWN,
                new PhaseRow(40L, 0.001, 0.002, 0.003, 0.0, 0.001),
                null,
                12L,
                0.9,
                0.8,
                0L,
                15L,
                15L,
                0.0,
                0.0,
                268_435_456L,
                1_073_741_824L,
                45L,
                1_073_741_824L,
                null,
                null,
                0L,
                Map.of());
    }

    private static Health health(Long memoryUsageBytes, boolean present) {
        return new Health(
                Health.Status.ok,
                List.of(),
                present ? List.of(broker(1, true)) : List.of(broker(1, false), broker(2, true)),
                1,
                2,
                1,
                15,
                50,
                2,
                4L,
                12L,
                memoryUsageBytes,
                null,
                45L,
                1_073_741_824L,
                null,
                null,
                0,
                0,
                7L,
                Map.of("memoryUsageBytes", "the plugin doesn't report"));
    }

    public static TopicDetail detail(TopicRow topic) {
        List<PartitionRow> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(p -> new PartitionRow(p, 1, 1, 1, 0L, 100L + p, 10L, 10L))
                .toList();
        Series none = series(AT_MILLIS, 60);
        return new TopicDetail(AT_MILLIS, topic, partitions, none, none, none, none);
    }
}
