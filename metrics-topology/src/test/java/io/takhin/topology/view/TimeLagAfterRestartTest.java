package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.offsets;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.kit.OffsetTick;
import io.takhin.topology.kit.WithTopology;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How far a group was behind in time before its server was killed, and history had not been written. */
class TimeLagAfterRestartTest extends WithTopology {

    /** The beginning of an hour. */
    private static final long START = 36_000;

    private static long at(int second) {
        return (START + second) * 1000;
    }

    /** The log end at second i is 10 i; the group stands at 1,000, which was the log end at second 100. */
    private void tell(int fromSecond, int toSecond) {
        for (int i = fromSecond; i < toSecond; i++) {
            tellLogEnd(i);
            OffsetTick commits = offsets(at(i));
            if (i == 100 || i > 100 && i % 10 == 0) {
                commits.commit("billing", "orders", 0, i < 155 ? 1_000 : 1_500);
            }
            kit.pipe((i % 10 == 0 ? commits.full() : commits).event());
        }
    }

    private void tellLogEnd(int i) {
        var tick = collector(at(i)).topic("orders").partition(0, 0, 10L * i);
        kit.pipe((i % 10 == 0 ? tick.full() : tick).event());
    }

    private void requireMillis(int fromSecond, int toSecond, IntToDoubleFunction expected) {
        double[] seconds = kit.history(Kind.GROUP, "billing", "timeLagMillis", START + fromSecond, START + toSecond, 1)
                .values();
        // a second ends with the tick that begins the next
        assertThat(seconds)
                .containsExactly(IntStream.range(fromSecond + 1, toSecond + 1)
                        .mapToDouble(expected)
                        .toArray());
    }

    @Test
    void itIsFoundAgain_andUnknownOfTheSilence() {
        tell(0, 153);
        kit = kit.restarted();
        tell(220, 222);
        kit = kit.restarted();
        tell(222, 500);
        requireMillis(
                100, 300, tick -> tick < 153 ? (tick - 100) * 1_000 : tick < 220 ? Double.NaN : (tick - 150) * 1_000);
    }

    @Test
    void ticksThatCouldNotAskForTheGroup_stayUnknown() {
        tell(0, 140);
        for (int i = 140; i < 153; i++) {
            tellLogEnd(i);
            OffsetTick commits = offsets(at(i)).unlearnt("billing");
            kit.pipe((i % 10 == 0 ? commits.full() : commits).event());
        }
        kit = kit.restarted();
        tell(160, 400);
        requireMillis(
                100, 300, tick -> tick < 140 ? (tick - 100) * 1_000 : tick < 160 ? Double.NaN : (tick - 150) * 1_000);
    }

    @Test
    void aTickInTwoParts_hasItsCommits_andTheOneBeforeHasNot() {
        tell(0, 155);
        tellLogEnd(155);
        kit.pipe(offsets(at(155)).part().commit("billing", "orders", 0, 1_500).event());
        kit = kit.restarted();
        kit.pipe(offsets(at(155)).event());
        tell(156, 400);
        requireMillis(100, 300, tick -> tick < 155 ? (tick - 100) * 1_000 : (tick - 150) * 1_000);
    }
}
