package io.takhin.topology.board;

import io.takhin.topology.sketch.CounterRing;
import io.takhin.topology.sketch.SeriesRing;
import java.util.List;

/** The cluster's rates second by second. Kept, so that a topic that is deleted doesn't take its past away. */
public final class ClusterSeries {

    private final SeriesRing produceRate = new SeriesRing();
    private final SeriesRing fetchRate = new SeriesRing();
    private final SeriesRing produceBytes = new SeriesRing();
    private final SeriesRing fetchBytes = new SeriesRing();
    private List<Boolean> telling = List.of();
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

    /** What was told of this second and later ones was told by a wrong clock: all is filled in again. */
    void backTo(long second) {
        if (settledSecond > second) {
            List.of(produceRate, fetchRate, produceBytes, fetchBytes).forEach(SeriesRing::clear);
            settledSecond = -CounterRing.SECONDS;
        }
    }

    /** Who tells: true when it has changed, and what wasn't known may be known now. */
    public boolean tellersChanged(List<Boolean> nowTelling) {
        boolean changed = !nowTelling.equals(telling);
        telling = nowTelling;
        return changed;
    }

    /** Known seconds before this one don't change any more. */
    public long settledSecond() {
        return settledSecond;
    }

    public void settledSecond(long second) {
        settledSecond = Math.max(settledSecond, second);
    }
}
