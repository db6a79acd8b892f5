package io.takhin.topology.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/**
 * Percentiles against the sorted values themselves: the smallest value that so many per cent of all values don't exceed, and
 * never told smaller, nor larger by more than a thousandth.
 */
class KnownDistributionsTest {

    private static final double ERROR = 1e-3;
    private static final double[] PERCENTILES = {50, 95, 99};

    private final LatencyRing ring = new LatencyRing();

    /** Each broker tells some of the values. */
    private static void tell(LatencyRing to, int brokers, long[] millis) {
        Histogram[] told = new Histogram[brokers];
        Arrays.setAll(told, broker -> new Histogram(3));
        for (int i = 0; i < millis.length; i++) {
            told[i % brokers].recordValue(millis[i]);
        }
        for (Histogram histogram : told) {
            to.add(10, histogram);
        }
    }

    private static double seconds(double millis) {
        return millis / 1000;
    }

    private void assertPercentiles(double p50Millis, double p95Millis, double p99Millis) {
        double[] expected = {p50Millis, p95Millis, p99Millis};
        for (int i = 0; i < expected.length; i++) {
            assertThat(ring.percentileAt(i, 10))
                    .as("P%s", PERCENTILES[i])
                    .isBetween(seconds(expected[i]), seconds(expected[i] * (1 + ERROR)));
        }
    }

    @Test
    void twoHumps_haveTheirMedianInOne_andTheirTailInTheOther() {
        tell(ring, 3, LongStream.range(0, 1_000).map(i -> i < 940 ? 2 : 1_500).toArray());

        assertPercentiles(2, 1_500, 1_500);
        assertThat(ring.percentileAt(0, 10)).isEqualTo(0.002);
    }

    @Test
    void aHeavyTail_isSeenFromWhereItBegins() {
        tell(
                ring,
                2,
                LongStream.range(0, 10_000).map(i -> i < 9_900 ? 1 : 30_000 + i).toArray());
        assertPercentiles(1, 1, 1);

        tell(ring, 1, new long[] {60_000});
        assertPercentiles(1, 1, 39_900);
    }

    @Test
    void everyPercentileOfEqualValues_isThatValue() {
        tell(ring, 4, LongStream.generate(() -> 7).limit(4_321).toArray());

        for (int i = 0; i < PERCENTILES.length; i++) {
            assertThat(ring.percentileAt(i, 10)).isEqualTo(0.007);
        }
    }

    @Test
    void oneValue_isAllPercentiles() {
        tell(ring, 3, new long[] {815});

        for (int i = 0; i < PERCENTILES.length; i++) {
            assertThat(ring.percentileAt(i, 10)).isEqualTo(0.815);
        }
    }

    @Test
    void noValue_hasNoPercentile() {
        tell(ring, 3, new long[0]);

        assertThat(ring.countAt(10)).isZero();
        assertThat(ring.percentileAt(2, 10)).isNaN();
    }

    @Test
    void theLargestNumbersThereAre_areToldWithinTheBound() {
        tell(ring, 2, new long[] {0, 1, 1L << 62, Long.MAX_VALUE});

        assertThat(ring.countAt(10)).isEqualTo(4);
        assertPercentiles(1, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    @Property(tries = 3_000)
    void mergedPercentiles_areThoseOfTheSortedValues_withinAThousandth(
            @ForAll("values") List<Long> values, @ForAll("brokers") int brokers) {
        LatencyRing tested = new LatencyRing();
        tell(tested, brokers, values.stream().mapToLong(value -> value).toArray());
        Collections.sort(values);
        for (int i = 0; i < PERCENTILES.length; i++) {
            int rank = (int) Math.ceil(PERCENTILES[i] * values.size() / 100);
            double expected = seconds(values.get(rank - 1));
            assertThat(tested.percentileAt(i, 10)).isBetween(expected, expected * (1 + ERROR));
        }
        assertThat(tested.countAt(10)).isEqualTo(values.size());
    }

    @Provide
    Arbitrary<Integer> brokers() {
        return Arbitraries.integers().between(1, 9);
    }

    @Provide
    Arbitrary<List<Long>> values() {
        Arbitrary<Long> value = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.longs().between(0, 20)),
                Tuple.of(3, Arbitraries.longs().between(100, 90_000)),
                Tuple.of(1, Arbitraries.longs().between(0, 1L << 61)));
        return value.list().ofMinSize(1).ofMaxSize(400).map(java.util.ArrayList::new);
    }
}
