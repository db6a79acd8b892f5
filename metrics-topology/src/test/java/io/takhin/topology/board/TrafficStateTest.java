package io.takhin.topology.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.takhin.topology.kit.Line;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A broker's counters, far up in the range of 64 bits, through restarts, resets and repeated events. */
class TrafficStateTest {

    enum Kind {
        GROWS,
        /** The broker restarted in the middle of the gap: a new epoch, and counters from zero. */
        RESTARTS,
        /** The counter begins at zero again, and nothing says why. */
        IS_RESET,
        /** What was told is told again, and so is an older value. */
        IS_REPEATED
    }

    record Step(int gapMillis, long growth, Kind kind) {}

    private static final long FROM_MILLIS = 1_000_000;
    private static final long FIRST_VALUE = 1L << 61;

    /** What the counters really were, at moments. */
    private Line line;

    @Property
    void noSecondIsNegative_andAllLieOnTheLine(@ForAll("steps") List<Step> steps) {
        TrafficState traffic = new TrafficState();
        long at = FROM_MILLIS;
        long value = FIRST_VALUE;
        long total = 0;
        long epoch = 5;
        traffic.add(epoch, at, at, value, value, value);
        line = new Line();
        line.put(at, total);
        for (Step step : steps) {
            long before = at;
            at += step.gapMillis();
            if (step.kind() == Kind.RESTARTS) {
                epoch = before + step.gapMillis() / 2;
                line.put(epoch, total);
            }
            boolean anew = step.kind() == Kind.RESTARTS || step.kind() == Kind.IS_RESET && step.growth() < value;
            value = anew ? step.growth() : value + step.growth();
            total += step.growth();
            line.put(at, total);
            assertThat(traffic.add(epoch, before, at, value, value, value)).isTrue();
            if (step.kind() == Kind.IS_REPEATED) {
                assertThat(traffic.add(epoch, before, at, value, value, value)).isFalse();
                assertThat(traffic.add(epoch, before, before, 0, 0, 0)).isFalse();
            }
        }
        long end = (at / 1000 + 1) * 1000;
        traffic.add(epoch, at, end, value, value, value);
        line.put(end, total);
        assertSeconds(traffic, end, total);
    }

    private void assertSeconds(TrafficState traffic, long endMillis, long total) {
        double[] seconds = new double[(int) ((endMillis - FROM_MILLIS) / 1000)];
        traffic.ring().growths(seconds, TrafficState.BYTES_IN, endMillis / 1000, Long.MIN_VALUE);
        double sum = 0;
        for (int i = 0; i < seconds.length; i++) {
            assertThat(seconds[i]).isGreaterThanOrEqualTo(0);
            sum += seconds[i];
            long boundary = FROM_MILLIS + (i + 1) * 1000L;
            assertThat(sum).isCloseTo(line.at(boundary), within(0.501));
        }
        assertThat(sum).isEqualTo(total);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> gap =
                Arbitraries.oneOf(Arbitraries.integers().between(300, 3_000), Arbitraries.of(1_000, 2_000));
        Arbitrary<Long> growth = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0L)),
                Tuple.of(4, Arbitraries.longs().between(1, 1_000_000)),
                Tuple.of(1, Arbitraries.longs().between(1, 1L << 44)));
        Arbitrary<Kind> kind = Arbitraries.frequency(
                Tuple.of(6, Kind.GROWS),
                Tuple.of(1, Kind.RESTARTS),
                Tuple.of(1, Kind.IS_RESET),
                Tuple.of(1, Kind.IS_REPEATED));
        return Combinators.combine(gap, growth, kind)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(80);
    }
}
