package io.takhin.topology.query;

import io.takhin.topology.history.HistoryQuery;
import io.takhin.topology.history.SeriesKey.Kind;
import java.util.Set;

/**
 * A question on one metric of many things.
 *
 * @param of the things
 * @param topic whose partitions; else empty
 * @param rate whether the growth of a total by the second is meant
 * @param count of {@link Aggregate#TOP} and {@link Aggregate#BOTTOM}
 * @param quantile of {@link Aggregate#QUANTILE}, 0 to 1
 * @param filter names, {@code *} stands for any text, {@code ?} for one character; null: all
 * @param exclude names that are left out, likewise; null: none
 * @param internal whether internal topics are among them
 * @param partial whether a step has a value where only some are known
 * @param toMillis exclusive
 */
public record SeriesQuestion(
        Kind of,
        String clusterId,
        String topic,
        String metric,
        boolean rate,
        Aggregate aggregate,
        int count,
        double quantile,
        String filter,
        String exclude,
        boolean internal,
        boolean partial,
        long fromMillis,
        long toMillis,
        int stepSeconds) {

    /** What {@link Aggregate#TOP} gives at most. */
    public static final int MOST_PICKED = 100;

    int steps() {
        return (int) ((toMillis - fromMillis) / (stepSeconds * 1000L));
    }

    /** The same of a part of the time. */
    SeriesQuestion part(long from, long to) {
        return new SeriesQuestion(
                of,
                clusterId,
                topic,
                metric,
                rate,
                aggregate,
                count,
                quantile,
                filter,
                exclude,
                internal,
                partial,
                from,
                to,
                stepSeconds);
    }

    /** Of one thing; with the step before where differences are asked for. */
    HistoryQuery history(Kind kind, String name, Set<String> metrics) {
        boolean partition = kind == Kind.PARTITION;
        return new HistoryQuery(
                kind,
                clusterId,
                partition ? topic : name,
                partition ? name : "",
                metrics,
                fromMillis - (rate ? stepSeconds * 1000L : 0),
                toMillis,
                stepSeconds);
    }
}
