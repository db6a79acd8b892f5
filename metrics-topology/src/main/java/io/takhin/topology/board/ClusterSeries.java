package io.takhin.topology.board;

import io.takhin.topology.sketch.CounterRing;
import io.takhin.topology.sketch.SeriesRing;

/** The cluster's rates second by second. Kept, so that a topic that is deleted doesn't take its past away. */
public final class ClusterSeries {

    private final SeriesRing produceRate = new SeriesRing();
    private final SeriesRing fetchRate = new SeriesRing();
    private final SeriesRing produceBytes = new SeriesRing();
    private final SeriesRing fetchBytes = new SeriesRing();
    private long settledSecond = -CounterRing.SECONDS;

    public SeriesRing produceRate() {
        return produceRate;
    }

    public SeriesRing fetchRate() {
        return fetchRate;
    }

    public SeriesRing produceBytes() {
        return produceBytes;
    }

    public SeriesRing fetchBytes() {
        return fetchBytes;
    }

    /** Seconds before this one don't change any more. */
    public long settledSecond() {
        return settledSecond;
    }

    public void settledSecond(long second) {
        settledSecond = Math.max(settledSecond, second);
    }
}
