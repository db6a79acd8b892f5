package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.offsets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.takhin.topology.history.HistoryAnswer.Values;
import io.takhin.topology.history.NothingKnownException;
import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.kit.WithTopology;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What was, second by second and rolled up, of topics, partitions and groups. */
class HistoryTest extends WithTopology {

    /** The beginning of an hour. */
    private static final long START = 36_000;

    /** Second {@code i} appends {@code i % 7} records; the group commits all each five seconds. */
    private void tell(int fromSecond, int toSecond) {
        for (int i = fromSecond; i < toSecond; i++) {
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

    /** The log end at the beginning of a second: 21 records in seven seconds. */
    private static long end(int second) {
        long rest = second % 7;
        return 100 + second / 7 * 21 + rest * (rest - 1) / 2;
    }

    private double[] produced(Kind kind, int from, int to, int step) {
        String name = kind == Kind.TOPIC ? "orders" : "";
        return kit.history(kind, name, "produceRate", START + from, START + to, step)
                .values();
    }

    private static void requireTruth(double[] rates, int from, int step) {
        for (int i = 0; i < rates.length; i++) {
            long grown = end(from + (i + 1) * step) - end(from + i * step);
            assertThat(rates[i]).as("step %d", i).isEqualTo(Math.rint(grown * 1e9 / step) / 1e9);
        }
    }

    @Test
    void seconds_addUpToTheLogEnds_writtenOrNot() {
        tell(0, 400);
        requireTruth(produced(Kind.TOPIC, 0, 399, 1), 0, 1);
        requireTruth(produced(Kind.CLUSTER, 0, 399, 1), 0, 1);
        requireTruth(produced(Kind.TOPIC, 0, 390, 10), 0, 10);
        double[] ends = kit.history(Kind.TOPIC, "orders", "logEnd", START, START + 399, 1)
                .values();
        for (int i = 0; i < ends.length; i++) {
            assertThat(ends[i]).as("second %d", i).isEqualTo(end(i + 1));
        }
    }

    @Test
    void coarseSteps_areTheSumsOfFineOnes_whenThoseAreGone() {
        tell(0, 3 * 3_600);
        requireTruth(produced(Kind.TOPIC, 0, 10_740, 60), 0, 60);
        requireTruth(produced(Kind.CLUSTER, 0, 10_740, 60), 0, 60);
        requireTruth(produced(Kind.TOPIC, 0, 10_790, 10), 0, 10);
        requireTruth(produced(Kind.TOPIC, 0, 7_200, 3_600), 0, 3_600);
        requireTruth(produced(Kind.TOPIC, 7_300, 10_790, 1), 7_300, 1);
        assertThat(produced(Kind.TOPIC, 0, 600, 1)).containsOnly(Double.NaN);
    }

    @Test
    void consumedRecords_addUpToTheCommits() {
        tell(0, 700);
        double[] consumed = kit.history(Kind.GROUP, "billing", "consumedRate", START, START + 600, 10)
                .values();
        // counting begins with the first commit
        assertThat(Arrays.stream(consumed).sum() * 10).isEqualTo(end(600) - end(0));
        double[] fetched = kit.history(Kind.CLUSTER, "", "fetchRate", START, START + 600, 10)
                .values();
        assertThat(fetched).isEqualTo(consumed);
    }

    @Test
    void lag_hasLowestHighestAndLast() {
        tell(0, 700);
        Values lag = kit.history(Kind.GROUP, "billing", "lag", START + 60, START + 600, 10);
        for (int i = 0; i < lag.values().length; i++) {
            int from = 60 + i * 10;
            // a second ends with the next one's tick: nothing after a commit, else what came since
            long highest = 0;
            for (int s = from + 1; s <= from + 10; s++) {
                highest = Math.max(highest, end(s) - end(s / 5 * 5));
            }
            assertThat(lag.max()[i]).as("step %d", i).isEqualTo(highest);
            assertThat(lag.min()[i]).isZero();
            assertThat(lag.values()[i]).isZero();
        }
        Values topic = kit.history(Kind.TOPIC, "orders", "lag", START + 60, START + 600, 10);
        assertThat(topic.values()).isEqualTo(lag.values());
    }

    @Test
    void partitions_haveTheirOwnLogEndsAndSizes() {
        for (int i = 0; i < 2 * 3_600; i++) {
            long at = (START + i) * 1000;
            var tick = collector(at).topic("orders").partition(0, 0, i).partition(1, 5, 5 + 2L * i);
            kit.pipe((i % 10 == 0 ? tick.full() : tick).event());
        }
        for (int step : new int[] {1, 10, 60}) {
            int from = step == 1 ? 5_000 / 60 * 60 : 0;
            Values ends = kit.partition("orders", 1, "logEnd", START + from, START + 7_140, step);
            Values sizes = kit.partition("orders", 1, "sizeBytes", START + from, START + 7_140, step);
            for (int i = 0; i < ends.values().length; i++) {
                assertThat(ends.values()[i]).as("%d s, step %d", step, i).isEqualTo(5 + 2 * (from + (i + 1) * step));
                assertThat(sizes.values()[i]).as("%d s, step %d", step, i).isEqualTo(20 * (from + (i + 1) * step));
            }
            assertThat(ends.min()).isNull();
        }
    }

    @Test
    void sizesOfPartitions_haveLowestHighestAndLast() {
        for (int i = 0; i < 2 * 3_600; i++) {
            long at = (START + i) * 1000;
            // what is deleted each seven seconds makes the log small
            var tick = collector(at).topic("orders").partition(0, 10L * (i / 7 * 7), 10L * i);
            kit.pipe((i % 10 == 0 ? tick.full() : tick).event());
        }
        for (int step : new int[] {10, 20, 60, 300}) {
            Values sizes = kit.partition("orders", 0, "sizeBytes", START, START + 6_900, step);
            for (int i = 0; i < sizes.values().length; i++) {
                long[] told = new long[step];
                for (int second = 0; second < step; second++) {
                    told[second] = 100L * ((i * step + second + 1) % 7);
                }
                assertThat(sizes.values()[i]).as("%d s, step %d", step, i).isEqualTo(told[step - 1]);
                assertThat(sizes.min()[i]).isEqualTo(Arrays.stream(told).min().getAsLong());
                assertThat(sizes.max()[i]).isEqualTo(Arrays.stream(told).max().getAsLong());
            }
        }
    }

    @Test
    void restartInTheMiddleOfABlock_changesNothing() {
        tell(0, 70);
        for (int second = 70; second < 400; second += 33) {
            kit = kit.restarted();
            tell(second, Math.min(400, second + 33));
        }
        requireTruth(produced(Kind.TOPIC, 0, 399, 1), 0, 1);
        requireTruth(produced(Kind.CLUSTER, 0, 399, 1), 0, 1);
        double[] consumed = kit.history(Kind.GROUP, "billing", "consumedRate", START, START + 380, 10)
                .values();
        assertThat(Arrays.stream(consumed).sum() * 10).isEqualTo(end(380) - end(0));
    }

    @Test
    void whatIsReadAgain_changesNothing() {
        tell(0, 700);
        tell(0, 700);
        kit = kit.restarted();
        tell(100, 700);
        tell(700, 1_000);
        requireTruth(produced(Kind.TOPIC, 0, 999, 1), 0, 1);
        requireTruth(produced(Kind.CLUSTER, 0, 990, 10), 0, 10);
    }

    @Test
    void silence_isNull_andWhatWasBeforeAndAfterStays() {
        tell(0, 3_000);
        tell(3_000 + 5_400, 3_000 + 5_400 + 700);
        requireTruth(produced(Kind.TOPIC, 0, 2_940, 60), 0, 60);
        requireTruth(produced(Kind.CLUSTER, 0, 2_940, 60), 0, 60);
        requireTruth(produced(Kind.TOPIC, 0, 2_990, 10), 0, 10);
        assertThat(produced(Kind.TOPIC, 3_600, 7_200, 60)).containsOnly(Double.NaN);
        requireTruth(produced(Kind.TOPIC, 8_400, 9_060, 60), 8_400, 60);
        double[] ends = kit.history(Kind.TOPIC, "orders", "logEnd", START, START + 9_060, 60)
                .values();
        assertThat(ends[ends.length - 1]).isEqualTo(end(9_060));
        assertThat(ends[48]).isEqualTo(end(2_940));
    }

    @Test
    void deletedTopic_staysInTheClustersPast_andHasItsOwn() {
        for (int i = 0; i < 400; i++) {
            long at = (START + i) * 1000;
            var tick = collector(at).topic("orders").partition(0, 0, 3L * i);
            if (i < 130) {
                tick.topic("gone").partition(0, 0, 5L * i);
            }
            kit.pipe((i % 10 == 0 || i == 130 ? tick.full() : tick).event());
        }
        double[] cluster = produced(Kind.CLUSTER, 0, 300, 1);
        for (int i = 0; i < cluster.length; i++) {
            assertThat(cluster[i]).as("second %d", i).isEqualTo(i < 129 ? 8 : 3);
        }
        double[] gone = kit.history(Kind.TOPIC, "gone", "produceRate", START, START + 129, 1)
                .values();
        assertThat(gone).hasSize(129).containsOnly(5);
    }

    @Test
    void whatNeverWas_isNotFound() {
        tell(0, 20);
        assertThatThrownBy(() -> kit.history(Kind.TOPIC, "nope", "produceRate", START, START + 10, 1))
                .isInstanceOf(NothingKnownException.class)
                .hasMessage("There is no topic \"nope\", and no history of it in this time.");
        assertThatThrownBy(() -> kit.history(Kind.GROUP, "nope", "lag", START, START + 10, 1))
                .isInstanceOf(NothingKnownException.class);
        assertThatThrownBy(() -> kit.partition("orders", 1, "logEnd", START, START + 10, 1))
                .isInstanceOf(NothingKnownException.class)
                .hasMessage("There is no partition 1 of \"orders\", and no history of it in this time.");
    }
}
