package io.takhin.topology;

import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.shared.Windows;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** The window stores of a topology that runs in this process. Thread-safe. */
public final class LocalWindows implements Windows {

    /** Sorts after all that may follow a key's separator. */
    private static final String LAST = "\uffff";

    private final Function<String, ReadOnlyWindowStore<String, byte[]>> stores;

    /** @param stores by name, over all partitions; throws {@link InvalidStateStoreException} while there is none */
    public LocalWindows(Function<String, ReadOnlyWindowStore<String, byte[]>> stores) {
        this.stores = stores;
    }

    @Override
    public void forEach(String store, String key, long fromMillis, long toMillis, BiConsumer<Long, byte[]> each) {
        try (WindowStoreIterator<byte[]> found = stores.apply(store).fetch(key, at(fromMillis), at(toMillis))) {
            while (found.hasNext()) {
                KeyValue<Long, byte[]> next = found.next();
                each.accept(next.key, next.value);
            }
        } catch (InvalidStateStoreException e) {
            throw away(e);
        }
    }

    @Override
    public Set<String> keys(String store, String prefix, long fromMillis, long toMillis) {
        Set<String> keys = new TreeSet<>();
        forEachOf(store, prefix, fromMillis, toMillis, (key, atMillis, value) -> keys.add(key));
        return keys;
    }

    @Override
    public void forEachOf(String store, String prefix, long fromMillis, long toMillis, Each each) {
        try (KeyValueIterator<Windowed<String>, byte[]> found =
                stores.apply(store).fetch(prefix, prefix + LAST, at(fromMillis), at(toMillis))) {
            while (found.hasNext()) {
                KeyValue<Windowed<String>, byte[]> next = found.next();
                if (next.key.key().startsWith(prefix)) {
                    each.accept(next.key.key(), next.key.window().start(), next.value);
                }
            }
        } catch (InvalidStateStoreException e) {
            throw away(e);
        }
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(Math.max(0, millis));
    }

    private static HistoryAwayException away(InvalidStateStoreException e) {
        return new HistoryAwayException("The stores can't be read now: " + e.getMessage(), e);
    }
}
