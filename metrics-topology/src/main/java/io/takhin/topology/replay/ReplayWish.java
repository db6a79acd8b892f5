package io.takhin.topology.replay;

import java.util.List;

/**
 * What to play.
 *
 * @param fromMillis the first second to show
 * @param toMillis the last one
 * @param warmUpMillis how much of the time before is read first
 * @param speed seconds of the past in one of now
 * @param clusters ids; empty: all
 */
public record ReplayWish(
        long fromMillis, long toMillis, long warmUpMillis, double speed, boolean paused, List<String> clusters) {

    public static final double LEAST_SPEED = 1;
    public static final double MOST_SPEED = 1_000;

    /**
     * Twice what the views' rings hold: the commit before their first second counts too, and a lag in time reaches as far
     * back as this.
     */
    public static final int WARM_UP_SECONDS = 600;

    public ReplayWish {
        fromMillis = second(fromMillis);
        toMillis = second(toMillis);
        warmUpMillis = second(warmUpMillis);
        clusters = List.copyOf(clusters);
    }

    /** The whole second that a moment is in. */
    public static long second(long millis) {
        return Math.floorDiv(millis, ReplayClock.SECOND) * ReplayClock.SECOND;
    }
}
