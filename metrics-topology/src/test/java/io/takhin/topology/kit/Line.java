package io.takhin.topology.kit;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A counter as it is known from a few moments: between two of them it grew evenly. */
public final class Line {

    private final NavigableMap<Long, Long> points = new TreeMap<>();

    public void put(long atMillis, long value) {
        points.put(atMillis, value);
    }

    /** At a moment from the first to the last. */
    public double at(long millis) {
        Map.Entry<Long, Long> before = points.floorEntry(millis);
        Map.Entry<Long, Long> after = points.ceilingEntry(millis);
        if (before.equals(after)) {
            return before.getValue();
        }
        double share = (millis - before.getKey()) / (double) (after.getKey() - before.getKey());
        return before.getValue() + (after.getValue() - before.getValue()) * share;
    }

    public long first() {
        return points.firstEntry().getValue();
    }

    public long last() {
        return points.lastEntry().getValue();
    }
}
