package io.takhin.topology.replay;

import java.util.Map;
import java.util.TreeMap;

/** Which seconds were read, in as few spans as may be. Not thread-safe. */
final class ReadSeconds {

    private static final long SECOND = ReplayClock.SECOND;

    /** From, until before. */
    private final TreeMap<Long, Long> spans = new TreeMap<>();

    boolean has(long second) {
        Map.Entry<Long, Long> span = spans.floorEntry(second);
        return span != null && second < span.getValue();
    }

    void add(long second) {
        if (has(second)) {
            return;
        }
        Map.Entry<Long, Long> before = spans.lowerEntry(second);
        long from = before != null && before.getValue() == second ? before.getKey() : second;
        Long after = spans.remove(second + SECOND);
        spans.put(from, after == null ? second + SECOND : after);
    }

    /** How many of those between two moments. */
    long count(long fromMillis, long toMillis) {
        long millis = 0;
        for (Map.Entry<Long, Long> span : spans.headMap(toMillis).entrySet()) {
            millis += Math.max(0, Math.min(toMillis, span.getValue()) - Math.max(fromMillis, span.getKey()));
        }
        return millis / SECOND;
    }

    /** Those between two moments were not read. */
    void remove(long fromMillis, long toMillis) {
        for (Map.Entry<Long, Long> span : Map.copyOf(spans.headMap(toMillis)).entrySet()) {
            if (span.getValue() > fromMillis) {
                spans.remove(span.getKey());
                put(span.getKey(), fromMillis);
                put(toMillis, span.getValue());
            }
        }
    }

    private void put(long fromMillis, long toMillis) {
        if (fromMillis < toMillis) {
            spans.put(fromMillis, toMillis);
        }
    }
}
