package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.collector;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.kit.WithTopology;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever streams do, any range's records are the difference of the log ends, and coarse steps the sums of fine ones. */
class HistoryPropertyTest extends WithTopology {

    private static final int START = 36_000;
    private static final int SECONDS = 2_400;

    /** At the beginning of each second. */
    private final long[][] ends = new long[3][SECONDS];

    /** Topics that are busy, idle or in bursts; ticks that fail now and then; restarts. */
    private void tell(Random random) {
        for (int i = 0; i < SECONDS; i++) {
            for (int topic = 0; topic < ends.length; topic++) {
                long before = i == 0 ? random.nextInt(1_000) : ends[topic][i - 1];
                boolean busy = random.nextInt(topic * 20 + 1) == 0;
                ends[topic][i] = before + (busy ? random.nextInt(5_000) : 0);
            }
            boolean full = i % 10 == 0;
            if (full || random.nextInt(20) > 0) {
                var tick = collector((START + i) * 1000L);
                for (int topic = 0; topic < ends.length; topic++) {
                    boolean changed = i == 0 || ends[topic][i] != ends[topic][i - 1] || full;
                    if (changed || random.nextBoolean()) {
                        tick.topic("topic-" + topic).partition(0, 0, ends[topic][i]);
                    }
                }
                kit.pipe((full ? tick.full() : tick).event());
            } else {
                // growth of this second is told by the next tick, spread evenly over both
                for (long[] topic : ends) {
                    topic[i] = i == 0 ? topic[i] : topic[i - 1];
                }
            }
            if (random.nextInt(400) == 0) {
                kit = kit.restarted();
            }
        }
    }

    private double records(int topic, int from, int to, int step) {
        double[] rates = kit.history(Kind.TOPIC, "topic-" + topic, "produceRate", START + from, START + to, step)
                .values();
        return Math.rint(Arrays.stream(rates).sum() * step * 1e6) / 1e6;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyRange_isTheDifferenceOfTheLogEnds(long seed) {
        Random random = new Random(seed);
        tell(random);
        for (int i = 0; i < 60; i++) {
            int topic = random.nextInt(ends.length);
            // full ticks are always told, so there the log end is known exactly
            int from = random.nextInt(SECONDS / 10 - 10) * 10;
            int to = from + 10 * (1 + random.nextInt((SECONDS - 30 - from) / 10));
            long truth = ends[topic][to] - ends[topic][from];
            assertThat(records(topic, from, to, 1)).as("%d to %d", from, to).isEqualTo(truth);
            assertThat(records(topic, from, to, 10)).as("%d to %d", from, to).isEqualTo(truth);
            if (from / 60 < to / 60) {
                int first = (from + 59) / 60 * 60;
                int last = to / 60 * 60;
                assertThat(last <= first ? 0 : records(topic, first, last, 60))
                        .isEqualTo(last <= first ? 0 : records(topic, first, last, 1));
            }
        }
    }
}
