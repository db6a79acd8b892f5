package io.takhin.topology.store;

import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * What one view keeps in RocksDB: of each key the current state, and the states it had, by the moment (exact to the
 * millisecond) of the event that made each. Writing the same event's state twice changes nothing. Used by one task.
 */
public final class ViewStore {

    private final KeyValueStore<String, byte[]> current;
    private final WindowStore<String, byte[]> past;

    public ViewStore(ProcessorContext<?, ?> context, ViewStores stores) {
        this.current = context.getStateStore(stores.currentName());
        this.past = context.getStateStore(stores.pastName());
    }

    /** Writes a key's state as of a moment. */
    public void put(String key, long atMillis, byte[] state) {
        past.put(key, state, atMillis);
        current.put(key, state);
    }

    /** Writes a key's current state only: it has no history worth a query. */
    public void putCurrent(String key, byte[] state) {
        current.put(key, state);
    }

    public void delete(String key) {
        current.delete(key);
    }

    /** A key's current state; null when it has none. */
    public byte[] get(String key) {
        return current.get(key);
    }

    /** Every key with its current state. */
    public void forEachCurrent(BiConsumer<String, byte[]> each) {
        try (KeyValueIterator<String, byte[]> all = current.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> next = all.next();
                each.accept(next.key, next.value);
            }
        }
    }

    /** A key's states between two moments, oldest first. */
    public void forEachPast(String key, long fromMillis, long toMillis, BiConsumer<Long, byte[]> each) {
        try (WindowStoreIterator<byte[]> states = past.fetch(key, fromMillis, toMillis)) {
            while (states.hasNext()) {
                KeyValue<Long, byte[]> next = states.next();
                each.accept(next.key, next.value);
            }
        }
    }
}
