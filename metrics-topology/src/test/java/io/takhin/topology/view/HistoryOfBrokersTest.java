package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.plugin;
import static io.takhin.topology.kit.Events.produceLatency;
import static io.takhin.topology.kit.Events.traffic;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.history.HistoryAnswer.Values;
import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.kit.WithTopology;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** What brokers' plugins told: latencies, bytes, gauges. */
class HistoryOfBrokersTest extends WithTopology {

    private static final long START = 36_000;

    private final Random random = new Random(7);
    /** By second and broker: the milliseconds of its produce requests. */
    private final List<int[][]> requests = new ArrayList<>();

    /** The tick of second i tells what was in second i - 1. */
    private void tell(int fromSecond, int toSecond) {
        for (int i = fromSecond; i < toSecond; i++) {
            long at = (START + i) * 1000;
            int[][] told = new int[3][];
            for (int broker = 1; broker <= 3; broker++) {
                told[broker - 1] =
                        random.ints(random.nextInt(20), 0, broker * 300).toArray();
                var bytes = traffic(broker, at).topic("orders", 1_000L * broker * i, 500L * broker * i);
                var partitions = plugin(broker, at).topic("orders").partition(broker - 1, 0, 10L * i);
                kit.pipe(
                        broker(broker, at),
                        (i % 10 == 0 ? partitions.full() : partitions).event(),
                        (i % 10 == 0 ? bytes.full() : bytes).event(),
                        produceLatency(broker, i, at, told[broker - 1]));
            }
            requests.add(told);
            kit.pipe(cluster(at, 1, 2, 3));
        }
    }

    /** Of brokers from one to another, in the seconds from one to before another. */
    private double percentile(double which, int fromBroker, int toBroker, int fromSecond, int toSecond) {
        Histogram all = new Histogram(3);
        for (int second = fromSecond; second < toSecond; second++) {
            for (int broker = fromBroker; broker <= toBroker; broker++) {
                for (int millis : requests.get(second + 1)[broker - 1]) {
                    all.recordValue(millis);
                }
            }
        }
        return all.getTotalCount() == 0 ? Double.NaN : all.getValueAtPercentile(which) / 1000.0;
    }

    private void requirePercentiles(int from, int to, int step) {
        Values p99 = kit.history(Kind.CLUSTER, "", "produceP99", START + from, START + to, step);
        Values p50 = kit.history(Kind.BROKER, "2", "produceP50", START + from, START + to, step);
        for (int i = 0; i < p99.values().length; i++) {
            int first = from + i * step;
            assertThat(p99.values()[i])
                    .as("%d s, step %d", step, i)
                    .isEqualTo(Double.valueOf(percentile(99, 1, 3, first, first + step)));
            assertThat(p50.values()[i])
                    .as("%d s, step %d", step, i)
                    .isEqualTo(Double.valueOf(percentile(50, 2, 2, first, first + step)));
        }
    }

    @Test
    void percentiles_areOfAllValues_overBrokersAndSeconds() {
        tell(0, 2_000);
        requirePercentiles(0, 1_990, 1);
        requirePercentiles(0, 1_990, 10);
        requirePercentiles(0, 1_980, 60);
        requirePercentiles(0, 1_500, 1_500);
    }

    @Test
    void bytes_areCountedByBroker_andAddUpOverTheCluster() {
        tell(0, 900);
        for (int step : new int[] {1, 10, 60}) {
            double[] second = kit.history(Kind.BROKER, "2", "produceBytes", START, START + 840, step)
                    .values();
            double[] sum = kit.history(Kind.CLUSTER, "", "fetchBytes", START, START + 840, step)
                    .values();
            assertThat(second).as("%d s", step).containsOnly(2_000);
            assertThat(sum).as("%d s", step).containsOnly(3_000);
        }
    }

    @Test
    void gauges_areTheBrokersOwn_andRestartsChangeNothing() {
        tell(0, 100);
        kit = kit.restarted();
        tell(100, 400);
        for (int step : new int[] {1, 10}) {
            assertThat(kit.history(Kind.BROKER, "3", "connections", START, START + 390, step)
                            .values())
                    .containsOnly(5);
            assertThat(kit.history(Kind.BROKER, "3", "idle", START, START + 390, step)
                            .values())
                    .containsOnly(0.9);
        }
        requirePercentiles(0, 390, 10);
    }

    @Test
    void withoutPlugin_bytesAreUnknown() {
        for (int i = 0; i < 100; i++) {
            long at = (START + i) * 1000;
            var tick =
                    io.takhin.topology.kit.Events.collector(at).topic("orders").partition(0, 0, i);
            kit.pipe(cluster(at, 1), (i % 10 == 0 ? tick.full() : tick).event());
        }
        assertThat(kit.history(Kind.TOPIC, "orders", "produceBytes", START, START + 90, 1)
                        .values())
                .containsOnly(Double.NaN);
        assertThat(kit.history(Kind.CLUSTER, "", "produceBytes", START, START + 90, 1)
                        .values())
                .containsOnly(Double.NaN);
        assertThat(kit.history(Kind.CLUSTER, "", "produceP50", START, START + 90, 1)
                        .values())
                .containsOnly(Double.NaN);
    }
}
