package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.offsets;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.kit.WithTopology;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What was, second by second and rolled up. */
class HistoryTest extends WithTopology {

    private static final long START = 36_000;

    /** Second {@code i} appends {@code i % 7} records; the group commits all each five seconds. */
    private void tell(int fromSecond, int seconds) {
        for (int i = fromSecond; i < fromSecond + seconds; i++) {
            long at = (START + i) * 1000;
            var tick = collector(at).topic("orders").partition(0, 0, end(i));
            kit.pipe((i % 10 == 0 ? tick.full() : tick).event());
            var commits = offsets(at);
            if (i % 5 == 0) {
                commits.commit("billing", "orders", 0, end(i));
            }
            kit.pipe((i % 10 == 0 ? commits.full() : commits).event());
        }
    }

    /** The log end at the beginning of a second. */
    private static long end(int second) {
        long end = 100;
        for (int i = 0; i < second; i++) {
            end += i % 7;
        }
        return end;
    }

    @Test
    void topicsSeconds_addUpToTheLogEnds_writtenOrNot() {
        tell(0, 400);
        double[] values = kit.history(Kind.TOPIC, "orders", "produceRate", START, START + 399, 1)
                .values();
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).as("second %d", i).isEqualTo(i % 7);
        }
        double[] ends = kit.history(Kind.TOPIC, "orders", "logEnd", START, START + 399, 1)
                .values();
        assertThat(ends[398]).isEqualTo(end(399));
        assertThat(ends[0]).isEqualTo(end(1));
        double[] tens = kit.history(Kind.TOPIC, "orders", "produceRate", START, START + 390, 10)
                .values();
        assertThat(Arrays.stream(tens).sum() * 10).isEqualTo(end(390) - end(0));
        double[] cluster = kit.history(Kind.CLUSTER, "", "produceRate", START, START + 399, 1)
                .values();
        assertThat(cluster).isEqualTo(values);
    }
}
