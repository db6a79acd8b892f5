package io.takhin.topology.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyRingTest {

    record Told(int second, List<Integer> millis) {}

    private final LatencyRing ring = new LatencyRing();

    private static Histogram of(int... millis) {
        Histogram histogram = new Histogram(3);
        for (int value : millis) {
            histogram.recordValue(value);
        }
        return histogram;
    }

    @Test
    void percentiles_areOfAllBrokersValues() {
        ring.add(10, of(1, 1, 1, 1));
        ring.add(10, of(900));

        assertThat(ring.countAt(10)).isEqualTo(5);
        assertThat(ring.percentileAt(0, 10)).isEqualTo(0.001);
        assertThat(ring.percentileAt(2, 10)).isEqualTo(0.9);
    }

    @Test
    void aSecondNobodyToldOf_isUnknown_andOneWithoutRequestsHasNoPercentile() {
        ring.add(10, of());
        ring.add(12, of(5));

        assertThat(ring.countAt(10)).isZero();
        assertThat(ring.percentileAt(0, 10)).isNaN();
        assertThat(ring.countAt(11)).isNaN();
        assertThat(ring.countAt(9)).isNaN();
        assertThat(ring.countAt(13)).isNaN();
    }

    @Test
    void merged_isNull_whenNoneOfTheSecondsWasToldOf() {
        ring.add(10, of(5));

        assertThat(ring.merged(0, 10)).isNull();
        assertThat(ring.merged(10, 11).getTotalCount()).isEqualTo(1);
        assertThat(ring.merged(11, 20)).isNull();
    }

    @Test
    void aBrokerThatTellsItsMinutesAfterAllOthers_isStillMergedIn() {
        for (int second = 0; second < 300; second++) {
            ring.add(second, of(1));
        }
        for (int second = 0; second < 300; second++) {
            ring.add(second, of(100_000, 100_000));
        }
        for (int second = 0; second < 300; second++) {
            assertThat(ring.countAt(second)).isEqualTo(3);
            assertThat(ring.percentileAt(0, second)).isBetween(99.9, 100.1);
        }
    }

    @Test
    void aSecondOlderThanTheRing_isLeftOut() {
        ring.add(10_000, of(1));
        ring.add(10_000 - 512, of(1));

        assertThat(ring.countAt(10_000 - 512)).isNaN();
        assertThat(ring.countAt(10_000)).isEqualTo(1);
    }

    @Property(tries = 100)
    void merging_equalsOneHistogramOfAllValues(@ForAll("tellings") List<Told> tellings) {
        LatencyRing tested = new LatencyRing();
        Histogram all = new Histogram(3);
        Histogram[] seconds = new Histogram[60];
        int newest = tellings.stream().mapToInt(Told::second).max().orElse(0);
        for (Told told : tellings) {
            int[] millis = told.millis().stream().mapToInt(i -> i).toArray();
            tested.add(1_000 + told.second(), of(millis));
            seconds[told.second()] = seconds[told.second()] == null ? new Histogram(3) : seconds[told.second()];
            seconds[told.second()].add(of(millis));
            if (told.second() > newest - LatencyRing.HELD) {
                all.add(of(millis));
            }
        }
        for (int second = 0; second < 60; second++) {
            Histogram expected = seconds[second];
            Double count = expected == null ? Double.NaN : expected.getTotalCount();
            assertThat(Double.valueOf(tested.countAt(1_000 + second))).isEqualTo(count);
            if (expected != null) {
                assertThat(tested.percentileAt(1, 1_000 + second))
                        .isEqualTo(expected.getValueAtPercentile(95) / 1000.0);
            }
        }
        assertThat(tested.merged(1_001 + newest - LatencyRing.HELD, 1_001 + newest))
                .isEqualTo(all);
    }

    @Provide
    Arbitrary<List<Told>> tellings() {
        Arbitrary<List<Integer>> millis =
                Arbitraries.integers().between(0, 3_600_000).list().ofMinSize(1).ofMaxSize(20);
        return Combinators.combine(Arbitraries.integers().between(0, 59), millis)
                .as(Told::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }
}
