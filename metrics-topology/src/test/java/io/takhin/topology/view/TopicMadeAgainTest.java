package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.plugin;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.kit.WithTopology;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A topic is deleted and made again under its name; the server restarts in the minutes after. */
class TopicMadeAgainTest extends WithTopology {

    /** The beginning of an hour. */
    private static final long START = 36_000;

    private static final int DELETED = 40;

    /**
     * 50 records a second, until the topic is deleted and from two seconds after it is made again.
     */
    private void tell(int fromSecond, int toSecond, int made, String idAgain) {
        for (int i = fromSecond; i < toSecond; i++) {
            long at = (START + i) * 1000;
            boolean there = i < DELETED || i >= made;
            var first = plugin(1, at).topic("other", "").partition(0, 0, i);
            var all = collector(at).topic("other", "").partition(0, 0, i);
            if (there) {
                long end = i < DELETED ? 1_000 + 50L * i : 50L * Math.max(0, i - made - 2);
                first.topic("again", "").partition(0, 0, end);
            }
            if (i < DELETED) {
                all.topic("again", "A").partition(0, 0, 1_000 + 50L * i);
            } else if (i > made) {
                all.topic("again", idAgain).partition(0, 0, 50L * Math.max(0, i - made - 2));
            }
            boolean full = i % 10 == 0 || i == DELETED;
            kit.pipe(cluster(at, 1), (full ? first.full() : first).event());
            kit.pipe((full || i == made + 1 ? all.full() : all).event());
        }
    }

    @ParameterizedTest
    @CsvSource({"B, true", "A, true", "B, false", "A, false"})
    void eachSecond_isWhatWasAppendedInIt(String idAgain, boolean restarted) {
        int made = DELETED + 8;
        tell(0, made + 12, made, idAgain);
        kit = restarted ? kit.restarted() : kit;
        tell(made + 12, 180, made, idAgain);

        double[] rates = kit.history(Kind.TOPIC, "again", "produceRate", START, START + 179, 1)
                .values();
        double[] truth = IntStream.range(0, 179)
                .mapToDouble(i -> i < DELETED - 1 || i >= made + 2 ? 50 : 0)
                .toArray();
        assertThat(rates).containsExactly(truth);
    }
}
