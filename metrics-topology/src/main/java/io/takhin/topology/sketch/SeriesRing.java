package io.takhin.topology.sketch;

import java.util.Arrays;

/** A number for each of the last {@link CounterRing#SECONDS} seconds; NaN where it isn't known. */
public final class SeriesRing {

    private static final int SLOTS = 512;

    private final double[] points = new double[SLOTS];
    private long endSecond = Long.MIN_VALUE;

    /** Sets a second's number; it may be set again while it is among the last. */
    public void set(long second, double number) {
        if (endSecond == Long.MIN_VALUE || second - endSecond > SLOTS) {
            Arrays.fill(points, Double.NaN);
            endSecond = second;
        }
        for (; endSecond <= second; endSecond++) {
            points[slot(endSecond)] = Double.NaN;
        }
        if (second >= endSecond - SLOTS) {
            points[slot(second)] = number;
        }
    }

    public void clear() {
        endSecond = Long.MIN_VALUE;
    }

    /** The numbers of {@code count} seconds up to, not including, {@code endSecondExclusive}. */
    public double[] last(int count, long endSecondExclusive) {
        double[] last = new double[count];
        for (int i = 0; i < count; i++) {
            long second = endSecondExclusive - count + i;
            last[i] = second < endSecond && second >= endSecond - SLOTS ? points[slot(second)] : Double.NaN;
        }
        return last;
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SLOTS);
    }
}
