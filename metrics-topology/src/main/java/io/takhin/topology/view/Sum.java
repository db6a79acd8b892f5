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
     * @param fromBirth before its first sample there was nothing, as far back as anything is known
     * @param expected what it didn't tell is missing; else it left, and nothing is expected of it after its last sample
     */
    void add(CounterRing ring, int column, long knownUntilSecond, boolean fromBirth, boolean expected) {
        long last = Math.floorDiv(ring.lastAtMillis(), 1000);
        // who left told of the beginning of its last second; of that nothing is missing
        ring.growths(own, column, endSecond, expected ? knownUntilSecond : last + 1);
        long first = ring.firstSecond();
        for (int i = 0; i < points.length; i++) {
            long second = endSecond - points.length + i;
            boolean known = !Double.isNaN(own[i]);
            if (known) {
                points[i] += own[i];
                told[i] = true;
            } else if (second < first ? !fromBirth : second <= last || expected) {
                points[i] = Double.NaN;
            } else {
                told[i] |= second > last;
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
