package io.takhin.topology.store;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** In the state stores of a Kafka Streams task. */
public final class StreamsViewStore implements ViewStore {

    private final KeyValueStore<String, byte[]> current;
    private final WindowStore<String, byte[]> past;

    public StreamsViewStore(ProcessorContext<?, ?> context, ViewStores stores) {
        this.current = context.getStateStore(stores.currentName());
        this.past = context.getStateStore(stores.pastName());
    }

    @Override
    public void put(String key, long atMillis, Supplier<byte[]> made) {
        byte[] state = made.get();
        past.put(key, state, atMillis);
        current.put(key, state);
    }

    @Override
    public void putCurrent(String key, byte[] state) {
        current.put(key, state);
    }

    @Override
    public void delete(String key) {
        current.delete(key);
    }

    @Override
    public byte[] get(String key) {
        return current.get(key);
    }

    @Override
    public void forEachCurrent(BiConsumer<String, byte[]> each) {
        try (KeyValueIterator<String, byte[]> all = current.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> next = all.next();
                each.accept(next.key, next.value);
            }
        }
    }

    @Override
    public void forEachPast(String key, long fromMillis, long toMillis, BiConsumer<Long, byte[]> each) {
        try (WindowStoreIterator<byte[]> states = past.fetch(key, fromMillis, toMillis)) {
            while (states.hasNext()) {
                KeyValue<Long, byte[]> next = states.next();
                each.accept(next.key, next.value);
            }
        }
    }
}
