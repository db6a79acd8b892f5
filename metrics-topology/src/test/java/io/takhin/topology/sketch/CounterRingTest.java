package io.takhin.topology.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CounterRingTest {

    private static final long UNKNOWN_UNTIL = Long.MIN_VALUE;

    record Step(int millis, int growth) {}

    private final CounterRing ring = new CounterRing(1);

    private double growth(long from, long to) {
        return ring.growth(0, from, to, UNKNOWN_UNTIL);
    }

    @Test
    void growth_isTheDifference_whenSamplesFallOnSeconds() {
        ring.add(10_000, 500);
        ring.add(11_000, 507);
        ring.add(12_000, 520);

        assertThat(growth(10, 11)).isEqualTo(7);
        assertThat(growth(11, 12)).isEqualTo(13);
        assertThat(growth(10, 12)).isEqualTo(20);
    }

    @Test
    void growth_isSpreadEvenly_whenSamplesAreSecondsApart() {
        ring.add(10_000, 0);
        ring.add(14_000, 400);

        double[] seconds = new double[4];
        ring.growths(seconds, 0, 14, UNKNOWN_UNTIL);

        assertThat(seconds).containsExactly(100, 100, 100, 100);
    }

    @Test
    void growth_isUnknownInEachSecond_whenSamplesAreTooFarApart_andKnownOverAll() {
        CounterRing ring = new CounterRing(2);
        ring.add(10_000, 100, 7);
        ring.add(41_000, 410, 7);
        ring.add(42_000, 450, 8);

        for (long second = 10; second < 41; second++) {
            assertThat(ring.growth(0, second, second + 1, 42))
                    .as("second %d", second)
                    .isNaN();
            assertThat(ring.growth(1, second, second + 1, 42))
                    .as("second %d, nothing grew", second)
                    .isZero();
        }
        assertThat(ring.growth(0, 10, 41, 42)).isEqualTo(310);
        assertThat(ring.growth(0, 41, 42, 42)).isEqualTo(40);
    }

    @Test
    void growth_isUnknown_beforeTheFirstAndAfterTheLastBoundary() {
        ring.add(10_400, 5);
        ring.add(12_600, 27);

        assertThat(ring.firstSecond()).isEqualTo(11);
        assertThat(growth(10, 11)).isNaN();
        assertThat(growth(11, 12)).isEqualTo(10);
        assertThat(growth(12, 13)).isNaN();
    }

    @Test
    void growth_isZero_untilWhereNothingIsKnownToHaveChanged() {
        ring.add(10_000, 5);

        assertThat(ring.growth(0, 10, 13, 13)).isZero();
        assertThat(ring.growth(0, 10, 14, 13)).isNaN();
    }

    @Test
    void olderSamples_changeNothing() {
        ring.add(10_000, 0);
        ring.add(12_000, 20);
        ring.add(11_000, 1_000);

        assertThat(growth(10, 11)).isEqualTo(10);
        assertThat(ring.last(0)).isEqualTo(20);
        assertThat(ring.lastAtMillis()).isEqualTo(12_000);
    }

    @Test
    void theLastMomentAgain_replacesItsValues() {
        ring.add(10_500, 0);
        ring.add(12_500, 20);
        ring.add(12_500, 40);
        ring.add(13_000, 50);

        assertThat(growth(11, 12)).isEqualTo(20);
        assertThat(growth(12, 13)).isEqualTo(20);
    }

    @Test
    void theFirstMomentAgain_replacesItsValues() {
        ring.add(10_000, 3);
        ring.add(10_000, 5);
        ring.add(11_000, 9);

        assertThat(growth(10, 11)).isEqualTo(4);
    }

    @Test
    void birth_makesItsWholeSecondKnown() {
        ring.addBirth(10_300, 0);
        ring.add(11_300, 100);

        assertThat(growth(10, 11)).isEqualTo(70);
    }

    @Test
    void clear_makesTheNextSampleTheFirst() {
        ring.add(10_000, 100);
        ring.clear();
        ring.add(11_000, 3);
        ring.add(12_000, 5);

        assertThat(growth(10, 11)).isNaN();
        assertThat(growth(11, 12)).isEqualTo(2);
    }

    @Test
    void growth_goesOn_whenAGapIsLongerThanTheRing() {
        ring.add(10_000, 0);
        ring.add(2_010_000, 2_000);
        ring.add(2_011_000, 2_007);

        assertThat(growth(2_009, 2_010)).isNaN();
        assertThat(growth(2_010, 2_011)).isEqualTo(7);
        assertThat(growth(10, 11)).isNaN();
    }

    @Test
    void growth_isExact_upToTheLargestNumberThereIs() {
        ring.add(10_000, Long.MAX_VALUE - 1_000);
        ring.add(11_000, Long.MAX_VALUE - 993);
        ring.add(13_000, Long.MAX_VALUE - 1);

        double[] seconds = new double[3];
        ring.growths(seconds, 0, 13, UNKNOWN_UNTIL);

        assertThat(seconds).containsExactly(7, 496, 496);
        assertThat(growth(10, 13)).isEqualTo(999);
    }

    @Property
    void sumOfSeconds_isTheCountersInterpolatedDifference(@ForAll("steps") List<Step> steps) {
        CounterRing counter = new CounterRing(1);
        long at = 1_000_000;
        long value = 77;
        counter.add(at, value);
        double[] expected = new double[1_000];
        expected[0] = value;
        for (Step step : steps) {
            interpolate(expected, at, value, step);
            at += step.millis();
            value += step.growth();
            counter.add(at, value);
            counter.add(at, value);
            counter.add(at - 1, value + 1_000_000);
        }
        long end = Math.floorDiv(at, 1000);
        double[] seconds = new double[(int) (end - 1000)];
        counter.growths(seconds, 0, end, UNKNOWN_UNTIL);
        double sum = 0;
        for (int i = 0; i < seconds.length; i++) {
            sum += seconds[i];
            assertThat(sum).isCloseTo(expected[i + 1] - expected[0], within(0.5001));
            assertThat(seconds[i]).isGreaterThanOrEqualTo(0);
        }
        assertThat(counter.growth(0, 1000, end, UNKNOWN_UNTIL)).isEqualTo(sum);
        if (at % 1000 == 0) {
            assertThat(sum).isEqualTo(value - 77);
        }
    }

    /** The exact line through the boundaries that the step passes. */
    private static void interpolate(double[] expected, long at, long value, Step step) {
        for (long second = at / 1000 + 1; second * 1000 <= at + step.millis(); second++) {
            double share = (second * 1000 - at) / (double) step.millis();
            expected[(int) (second - 1000)] = value + share * step.growth();
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> millis =
                Arbitraries.oneOf(Arbitraries.integers().between(300, 3_000), Arbitraries.of(500, 1_000, 2_000));
        Arbitrary<Integer> growth = Arbitraries.integers().between(0, 1_000_000);
        return Combinators.combine(millis, growth)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(100);
    }
}
