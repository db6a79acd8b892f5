package io.takhin.topology;

import io.takhin.topology.history.Block;
import io.takhin.topology.history.BlockCodec;
import io.takhin.topology.history.Blocks;
import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.history.PastStates;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.ViewStores;
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

/** Reads blocks and past states from the stores of a running topology. Thread-safe. */
public final class StoredBlocks implements Blocks, PastStates {

    /** Sorts after all that may follow a key's separator. */
    private static final String LAST = "\uffff";

    private final Function<String, ReadOnlyWindowStore<String, byte[]>> stores;

    /** @param stores by name, over all partitions; throws {@link InvalidStateStoreException} while there is none */
    public StoredBlocks(Function<String, ReadOnlyWindowStore<String, byte[]>> stores) {
        this.stores = stores;
    }

    @Override
    public void fill(Block into, ViewStores view, Rollup rollup, String series) {
        forEach(
                HistoryStores.name(view, rollup),
                series,
                rollup.blockStart(into.startMillis()),
                into.endMillis() - 1,
                (startMillis, block) -> into.fill(BlockCodec.decode(block, startMillis, rollup.stepMillis())));
    }

    @Override
    public void forEach(ViewStores view, String key, long fromMillis, long toMillis, BiConsumer<Long, byte[]> each) {
        forEach(view.pastName(), key, fromMillis, toMillis, each);
    }

    private void forEach(String store, String key, long fromMillis, long toMillis, BiConsumer<Long, byte[]> each) {
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
    public Set<String> series(ViewStores view, Rollup rollup, String prefix, long fromMillis, long toMillis) {
        Set<String> series = new TreeSet<>();
        String store = HistoryStores.name(view, rollup);
        try (KeyValueIterator<Windowed<String>, byte[]> found =
                stores.apply(store).fetch(prefix, prefix + LAST, at(fromMillis), at(toMillis))) {
            while (found.hasNext()) {
                String key = found.next().key.key();
                if (key.startsWith(prefix)) {
                    series.add(key);
                }
            }
        } catch (InvalidStateStoreException e) {
            throw away(e);
        }
        return series;
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(Math.max(0, millis));
    }

    private static HistoryAwayException away(InvalidStateStoreException e) {
        return new HistoryAwayException("The stores of history can't be read now: " + e.getMessage(), e);
    }
}
