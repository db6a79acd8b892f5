package io.takhin.topology.history;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Whoever knows what the last seconds of some series hold. */
public interface Seconds {

    /** All series there are now, by key; those that others are made of before these. */
    List<String> series();

    /**
     * What some seconds of a series hold; steps that aren't known, or not yet, are left unknown.
     *
     * @param parts the same seconds of the series that this one is made of
     */
    Block of(String series, long startSecond, int count, Function<String, Block> parts);

    /** A series won't be among {@link #series} any more. */
    default void left(String series, long atMillis) {}

    /** Series below this one, that there are so many of that their seconds aren't kept. */
    default List<String> below(String series) {
        return List.of();
    }

    /** Blocks of ten-second steps of the series {@link #below}, by key. */
    default Map<String, Block> tens(String series, long startMillis) {
        return Map.of();
    }

    /** What a series always has: a block without it is looked at again. */
    Set<Metric> expected(String series);
}
