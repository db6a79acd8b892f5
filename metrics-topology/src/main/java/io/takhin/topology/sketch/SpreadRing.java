package io.takhin.topology.sketch;

import java.util.Arrays;

/**
 * Amounts that became known late, spread evenly over the time in which they came about, as per-second sums of the last
 * {@link CounterRing#SECONDS} seconds. The sum of all seconds is the sum of the amounts.
 */
public final class SpreadRing {

    private static final int SLOTS = 512;

    private final double[] sums = new double[SLOTS];
    private long endSecond = Long.MIN_VALUE;

    /** Spreads {@code amount} over the time between two moments; a time of zero length falls into its second. */
    public void add(long fromMillis, long atMillis, double amount) {
        advance(Math.floorDiv(atMillis, 1000) + 1);
        if (atMillis <= fromMillis) {
            put(Math.floorDiv(atMillis, 1000), amount);
            return;
        }
        double perMilli = amount / (atMillis - fromMillis);
        long first = Math.max(Math.floorDiv(fromMillis, 1000), endSecond - SLOTS);
        for (long second = first; second * 1000 < atMillis; second++) {
            long from = Math.max(fromMillis, second * 1000);
            long to = Math.min(atMillis, (second + 1) * 1000);
            put(second, perMilli * (to - from));
        }
    }

    private void put(long second, double amount) {
        if (second >= endSecond - SLOTS) {
            sums[(int) Math.floorMod(second, (long) SLOTS)] += amount;
        }
    }

    private void advance(long end) {
        if (endSecond == Long.MIN_VALUE || end - endSecond > SLOTS) {
            Arrays.fill(sums, 0);
        } else {
            for (long second = endSecond; second < end; second++) {
                sums[(int) Math.floorMod(second, (long) SLOTS)] = 0;
            }
        }
        endSecond = Math.max(endSecond, end);
    }

    /** What fell into one second; 0 where nothing did. */
    public double at(long second) {
        return second >= endSecond || second < endSecond - SLOTS ? 0 : sums[(int) Math.floorMod(second, (long) SLOTS)];
    }
}
