package io.takhin.topology.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The states that a view's keys had in the last minutes: what a block of history may still be made of. Thread-safe. */
final class RecordedStates implements PastOnly {

    /** A block is looked at again for three minutes after its end, and an interval's end comes ten seconds after its middle. */
    private static final long KEPT_MILLIS = 300_000;

    private final Map<String, TreeMap<Long, byte[]>> past = new HashMap<>();

    @Override
    public synchronized void put(String key, long atMillis, Supplier<byte[]> state) {
        TreeMap<Long, byte[]> states = past.computeIfAbsent(key, none -> new TreeMap<>());
        states.put(atMillis, state.get());
        states.headMap(states.lastKey() - KEPT_MILLIS).clear();
    }

    @Override
    public void forEachPast(String key, long fromMillis, long toMillis, BiConsumer<Long, byte[]> each) {
        NavigableMap<Long, byte[]> found = new TreeMap<>();
        synchronized (this) {
            TreeMap<Long, byte[]> states = past.get(key);
            if (states != null && fromMillis <= toMillis) {
                found.putAll(states.subMap(fromMillis, true, toMillis, true));
            }
        }
        found.forEach(each);
    }
}
