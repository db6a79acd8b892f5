package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.plugin;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.kit.WithTopology;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that catches up reads one metric topic far ahead of another: a clock is set meanwhile. */
class ClockReadAheadTest extends WithTopology {

    private static final long START = 36_000;
    private static final int SET = 60;

    @ParameterizedTest
    @ValueSource(ints = {47, 3_600, -5, -40, -47, -3_600})
    void whatWasToldBeforeAClockWasSet_staysInItsSeconds(int bySeconds) {
        for (int i = 0; i < 120; i++) {
            long at = (START + i) * 1000;
            kit.pipe(broker(1, at), broker(2, at + (i < SET ? 0 : bySeconds * 1000L)), cluster(at + 1, 1, 2));
        }
        for (int i = 0; i < 120; i++) {
            long at = (START + i) * 1000;
            long shown = at + (i < SET ? 0 : bySeconds * 1000L);
            var first = plugin(1, at).topic("t", "").partition(0, 0, 100 + 7L * i);
            var second = plugin(2, shown).topic("t", "").partition(1, 0, 500 + 11L * i);
            kit.pipe(
                    i == 0 ? first.full().event() : first.event(),
                    i == 0 ? second.full().event() : second.event());
        }
        double[] rates = kit.history(Kind.TOPIC, "t", "produceRate", START, START + 119, 1)
                .values();
        assertThat(rates)
                .containsExactly(IntStream.range(0, 119).mapToDouble(i -> 18).toArray());
    }
}
