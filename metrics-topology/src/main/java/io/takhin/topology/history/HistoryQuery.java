package io.takhin.topology.history;

import java.util.Set;

/**
 * What is asked for. Steps begin at multiples of their length.
 *
 * @param name of a broker, topic or group; empty for the cluster
 * @param partition of the topic; else empty
 * @param metrics as in answers
 * @param toMillis exclusive
 */
public record HistoryQuery(
        SeriesKey.Kind kind,
        String clusterId,
        String name,
        String partition,
        Set<String> metrics,
        long fromMillis,
        long toMillis,
        int stepSeconds) {

    /** What an answer holds at most; {@link HistoryPages} tells more, page by page. */
    public static final int MOST_STEPS = 10_000;

    /** Differences need the step before. */
    private static final int ONE_BEFORE = 1;

    public HistoryQuery {
        long stepMillis = stepSeconds * 1000L;
        if (stepSeconds < 1 || fromMillis % stepMillis != 0 || toMillis % stepMillis != 0 || toMillis <= fromMillis) {
            throw new IllegalArgumentException(
                    "expected whole steps, found " + fromMillis + " to " + toMillis + " by " + stepSeconds + " s");
        }
    }

    void requireModest() {
        if (steps() > MOST_STEPS + ONE_BEFORE) {
            throw new IllegalArgumentException("expected at most " + MOST_STEPS + " steps, found " + steps());
        }
    }

    /** The same of another time, or of a part of it. */
    HistoryQuery of(long from, long to) {
        return new HistoryQuery(kind, clusterId, name, partition, metrics, from, to, stepSeconds);
    }

    long stepMillis() {
        return stepSeconds * 1000L;
    }

    int steps() {
        return (int) ((toMillis - fromMillis) / stepMillis());
    }
}
