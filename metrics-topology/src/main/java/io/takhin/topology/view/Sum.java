package io.takhin.topology.view;

import io.takhin.topology.sketch.CounterRing;

/**
 * The sum of several tellers' growth, second by second. A second is known when every teller that was there is known in it,
 * and at least one was.
 */
final class Sum {

    private final long endSecond;
    private final double[] points;
    private final double[] own;
    private final boolean[] told;

    Sum(long endSecond, int seconds) {
        this.endSecond = endSecond;
        this.points = new double[seconds];
        this.own = new double[seconds];
        this.told = new boolean[seconds];
    }

    /** From a moment on the sum is 0 where no teller has a counter: it would have been told. */
    void addNothing(long sinceMillis) {
        for (int i = 0; i < told.length; i++) {
            told[i] |= (endSecond - told.length + i) >= sinceMillis / 1000;
        }
    }

    /**
     * Adds a teller.
     *
     * @param knownUntilSecond until here nothing changed after its last sample
     * @param fromBirth before its first sample there was nothing
     * @param expected what it didn't tell is missing; else it left, and nothing more is expected of it
     */
    void add(CounterRing ring, int column, long knownUntilSecond, boolean fromBirth, boolean expected) {
        ring.growths(own, column, endSecond, knownUntilSecond);
        long first = ring.firstSecond();
        for (int i = 0; i < points.length; i++) {
            long second = endSecond - points.length + i;
            boolean known = !Double.isNaN(own[i]);
            if (known) {
                points[i] += own[i];
                told[i] = true;
            } else if (second < first && fromBirth) {
                told[i] = true;
            } else if (second < first || expected) {
                points[i] = Double.NaN;
            } else {
                told[i] = true;
            }
        }
    }

    double[] points() {
        for (int i = 0; i < points.length; i++) {
            if (!told[i]) {
                points[i] = Double.NaN;
            }
        }
        return points;
    }
}
