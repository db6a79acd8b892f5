package io.takhin.topology.query;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/** The stores of a running topology in this process. Thread-safe; all may throw {@link InvalidStateStoreException}. */
public interface StoreAccess {

    /** A store has one part for each partition of the metric topics. */
    record Part(String store, int partition) {}

    /** What RocksDB tells of a part; null: nothing. */
    record Size(Long entries, Long diskBytes, Long memoryBytes) {}

    /** Who this is. */
    String instance();

    /** {@code running}, {@code restoring} or {@code stopped}. */
    String state();

    /** Partitions of the metric topics whose state is here, in order. */
    List<Integer> partitions(String store);

    /** False while the disk can't be written, and state is kept in memory. */
    boolean onDisk();

    /** Of those parts that anything is told of. */
    Map<Part, Size> sizes();

    ReadOnlyKeyValueStore<String, byte[]> keyValue(String store, int partition);

    ReadOnlyWindowStore<String, byte[]> window(String store, int partition);
}
