package io.takhin.topology.store;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What one view keeps: of each key the current state, and the states it had, by the moment (exact to the millisecond) of
 * the event that made each. Writing the same event's state twice changes nothing. Used by one task.
 */
public interface ViewStore {

    /** Writes a key's state as of a moment; the state is made at once, or not at all where nothing is kept. */
    void put(String key, long atMillis, Supplier<byte[]> state);

    /** Writes a key's current state only: it has no history worth a query. */
    void putCurrent(String key, byte[] state);

    void delete(String key);

    /** A key's current state; null when it has none. */
    byte[] get(String key);

    /** Every key with its current state. */
    void forEachCurrent(BiConsumer<String, byte[]> each);

    /** A key's states between two moments, oldest first. */
    void forEachPast(String key, long fromMillis, long toMillis, BiConsumer<Long, byte[]> each);
}
