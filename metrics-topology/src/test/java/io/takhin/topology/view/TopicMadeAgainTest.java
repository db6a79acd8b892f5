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
     *
     * @param noticed whether the collector tells while it isn't there
     */
    private void tell(int fromSecond, int toSecond, int made, String idAgain, boolean noticed) {
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
            if (noticed || i < DELETED || i > made) {
                kit.pipe((full || i == made + 1 ? all.full() : all).event());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "B, true, true",
        "A, true, true",
        "B, false, true",
        "A, false, true",
        "B, true, false",
        "B, false, false"
    })
    void eachSecond_isWhatWasAppendedInIt(String idAgain, boolean restarted, boolean noticed) {
        int made = DELETED + 8;
        tell(0, made + 12, made, idAgain, noticed);
        kit = restarted ? kit.restarted() : kit;
        tell(made + 12, 180, made, idAgain, noticed);

        double[] rates = kit.history(Kind.TOPIC, "again", "produceRate", START, START + 179, 1)
                .values();
        assertThat(rates).containsExactly(truth(made, noticed));
        double[] logEnds = kit.history(Kind.TOPIC, "again", "logEnd", START, START + 179, 1)
                .values();
        assertThat(logEnds).containsExactly(logEnds(made, noticed));
    }

    /** In between: nothing, if the collector was there to see it; else nobody knows which of the two took what. */
    private static double[] truth(int made, boolean noticed) {
        return IntStream.range(0, 179)
                .mapToDouble(i -> i < DELETED - 1 || i >= made + 2 ? 50 : noticed || i > made ? 0 : Double.NaN)
                .toArray();
    }

    private static double[] logEnds(int made, boolean noticed) {
        return IntStream.range(0, 179)
                .mapToDouble(i -> {
                    if (i < DELETED - 1 || i >= made + 1) {
                        return i < DELETED ? 1_050 + 50 * i : 50 * (i - made - 1);
                    }
                    return !noticed ? Double.NaN : i < DELETED ? 1_000 + 50 * i : 0;
                })
                .toArray();
    }

    /** Minutes long only the plugin tells, which knows of no ids. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void madeAgainWhileTheCollectorIsAway_isUnknown_untilItIsBack(boolean restarted) {
        int away = DELETED - 10;
        int back = DELETED + 300;
        for (int i = 0; i < back + 180; i++) {
            long at = (START + i) * 1000;
            long end = i < DELETED ? 100_000 + 50L * i : 70L * (i - DELETED);
            var told = plugin(1, at).topic("again", "").partition(0, 0, end);
            var all = collector(at).topic("again", i < DELETED ? "A" : "B").partition(0, 0, end);
            kit.pipe((i % 10 == 0 ? told.full() : told).event());
            if (i < away || i >= back) {
                kit.pipe(cluster(at, 1), (i % 10 == 0 ? all.full() : all).event());
            }
            kit = restarted && i == DELETED + 20 ? kit.restarted() : kit;
        }

        double[] rates = kit.history(Kind.TOPIC, "again", "produceRate", START, START + back + 179, 1)
                .values();
        assertThat(rates)
                .containsExactly(IntStream.range(0, back + 179)
                        .mapToDouble(i -> i < away - 1 ? 50 : i < back ? Double.NaN : 70)
                        .toArray());
        assertThat(kit.topic("again").rates().produceRate()).isEqualTo(70);
    }

    /** What the collector doesn't see, it can't tell: here one round. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void madeAgainBetweenTwoRounds_losesNoneOfTheOthersSeconds(boolean restarted) {
        for (int i = 0; i < 180; i++) {
            long at = (START + i) * 1000;
            long end = i < DELETED ? 1_000 + 50L * i : 70L * (i - DELETED) + 30;
            var all = collector(at).topic("again", i < DELETED ? "A" : "B").partition(0, 0, end);
            kit.pipe(cluster(at, 1), (i % 10 == 0 ? all.full() : all).event());
            kit = restarted && i == DELETED + 20 ? kit.restarted() : kit;
        }

        for (Kind kind : new Kind[] {Kind.TOPIC, Kind.CLUSTER}) {
            String name = kind == Kind.TOPIC ? "again" : "";
            double[] rates = kit.history(kind, name, "produceRate", START, START + 179, 1)
                    .values();
            assertThat(rates)
                    .as(kind.toString())
                    .containsExactly(IntStream.range(0, 179)
                            .mapToDouble(i -> i < DELETED - 1 ? 50 : i < DELETED ? Double.NaN : 70)
                            .toArray());
        }
    }
}
