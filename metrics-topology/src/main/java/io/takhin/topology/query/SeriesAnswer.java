package io.takhin.topology.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;

/**
 * One value a step, of all; or some things' series. NaN: unknown.
 *
 * @param of the things: {@code topics}, {@code brokers}, {@code partitions} or {@code groups}
 * @param rollupSeconds the steps as they are kept that these were made of; 0 where there is no series
 * @param series how many things there are, or were in this time
 * @param values null where series are picked
 * @param known of how many a step's value is known; null where series are picked
 * @param asked of how many a step's value should be: all that were there; null where series are picked
 * @param rankedBy {@code mean} or {@code max} of a series' known steps; null where nothing is picked
 * @param items the series picked, the first first; null where nothing is picked
 * @param unranked things of which no step is known; null where nothing is picked
 * @param unknown why values are null; null when none is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeriesAnswer(
        String clusterId,
        long fromMillis,
        long toMillis,
        int stepSeconds,
        int rollupSeconds,
        String of,
        String metric,
        String unit,
        String agg,
        int series,
        double[] values,
        int[] known,
        int[] asked,
        String rankedBy,
        List<Item> items,
        Integer unranked,
        String unknown) {

    /**
     * A series that was picked.
     *
     * @param rank by which it was
     * @param knownSteps how many of its steps are known
     */
    public record Item(String name, double rank, int knownSteps, double[] values) {}

    /** A part of the answer, of series that were picked before. */
    static SeriesAnswer ofPicked(SeriesQuestion part, int rollupSeconds, String unit, List<Item> items) {
        return new SeriesAnswer(
                part.clusterId(),
                part.fromMillis(),
                part.toMillis(),
                part.stepSeconds(),
                rollupSeconds,
                part.of().name().toLowerCase(Locale.ROOT) + "s",
                part.metric(),
                unit,
                part.aggregate().word(),
                items.size(),
                null,
                null,
                null,
                null,
                items,
                null,
                null);
    }
}
