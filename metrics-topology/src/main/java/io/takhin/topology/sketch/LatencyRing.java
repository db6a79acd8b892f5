package io.takhin.topology.sketch;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.HdrHistogram.Histogram;

/**
 * Latencies of one request type, second by second: the last {@link #HELD} seconds as histograms that still take late
 * values, older ones as percentiles. Merging histograms is exact: a merged percentile is that of all values, within
 * HdrHistogram's three digits.
 */
public final class LatencyRing {

    /** Seconds that are kept as histograms: the widest window asked for, and some for brokers that are late. */
    public static final int HELD = 20;

    private static final int SLOTS = 512;
    private static final double[] PERCENTILES = {50, 95, 99};
    private static final double MILLIS_PER_SECOND = 1000;

    private static final class Second {
        private final long second;
        private final Histogram histogram = new Histogram(3);

        Second(long second) {
            this.second = second;
        }
    }

    private final Deque<Second> held = new ArrayDeque<>();
    private final double[][] percentiles = new double[PERCENTILES.length][SLOTS];
    private final double[] counts = new double[SLOTS];
    private long endSecond = Long.MIN_VALUE;

    /** Adds a second's values from one broker; too late a second is left out. */
    public void add(long second, Histogram values) {
        advance(second + 1);
        for (Second candidate : held) {
            if (candidate.second == second) {
                candidate.histogram.add(values);
                summarise(candidate);
                return;
            }
        }
    }

    private void advance(long end) {
        if (endSecond == Long.MIN_VALUE) {
            endSecond = end - 1;
            Arrays.fill(counts, Double.NaN);
        }
        for (long second = Math.max(endSecond, end - SLOTS); second < end; second++) {
            counts[slot(second)] = Double.NaN;
            held.addLast(new Second(second));
            if (held.size() > HELD) {
                held.removeFirst();
            }
        }
        endSecond = Math.max(endSecond, end);
    }

    private void summarise(Second second) {
        int slot = slot(second.second);
        counts[slot] = second.histogram.getTotalCount();
        for (int i = 0; i < PERCENTILES.length; i++) {
            percentiles[i][slot] = percentile(second.histogram, PERCENTILES[i]);
        }
    }

    private static double percentile(Histogram histogram, double percentile) {
        return histogram.getTotalCount() == 0
                ? Double.NaN
                : histogram.getValueAtPercentile(percentile) / MILLIS_PER_SECOND;
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SLOTS);
    }

    private boolean knows(long second) {
        return second < endSecond && second >= endSecond - SLOTS && !Double.isNaN(counts[slot(second)]);
    }

    /** Requests in a second; NaN when nobody told. */
    public double countAt(long second) {
        return knows(second) ? counts[slot(second)] : Double.NaN;
    }

    /**
     * A second's percentile, in seconds; NaN when nobody told, or no request was made.
     *
     * @param which 0: P50, 1: P95, 2: P99
     */
    public double percentileAt(int which, long second) {
        return knows(second) ? percentiles[which][slot(second)] : Double.NaN;
    }

    /** All values of some seconds together; null when none of them was told of. */
    public Histogram merged(long fromSecond, long endSecondExclusive) {
        Histogram sum = null;
        for (Second second : held) {
            if (second.second >= fromSecond && second.second < endSecondExclusive && knows(second.second)) {
                sum = sum == null ? new Histogram(3) : sum;
                sum.add(second.histogram);
            }
        }
        return sum;
    }
}
