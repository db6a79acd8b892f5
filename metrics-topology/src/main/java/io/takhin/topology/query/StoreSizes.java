package io.takhin.topology.query;

import io.takhin.topology.query.StoreAccess.Part;
import io.takhin.topology.query.StoreAccess.Size;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;

/** How much the stores hold. A key-value store is counted through where that is soon done: RocksDB counts each write. */
final class StoreSizes {

    private static final int MOST_COUNTED = 10_000;
    private static final long MOST_NANOS = Duration.ofMillis(200).toNanos();

    private static final String IN_MEMORY = "State is kept in memory while the disk can't be written.";
    private static final String NOT_TOLD = "RocksDB doesn't tell it yet.";

    private static final Size NOTHING = new Size(null, null, null);

    private final StoreAccess access;
    private final Map<Part, Size> told;
    private final long startNanos = System.nanoTime();

    StoreSizes(StoreAccess access) {
        this.access = access;
        this.told = access.sizes();
    }

    StoreShare share(StoreShape shape) {
        List<Integer> partitions = access.partitions(shape.name());
        List<Size> sizes = partitions.stream()
                .map(partition -> told.getOrDefault(new Part(shape.name(), partition), NOTHING))
                .toList();
        Long counted = shape.hasWindows() ? null : count(shape.name(), partitions);
        Long entries = counted == null ? sum(sizes, Size::entries) : counted;
        Long disk = sum(sizes, Size::diskBytes);
        Long memory = sum(sizes, Size::memoryBytes);
        Map<String, String> unknown = new LinkedHashMap<>();
        String why = access.onDisk() ? NOT_TOLD : IN_MEMORY;
        tell(unknown, "entries", entries, why);
        tell(unknown, "diskBytes", disk, why);
        tell(unknown, "memoryBytes", memory, why);
        String entriesAre = entries == null ? null : counted == null ? "estimated" : "counted";
        return new StoreShare(
                access.instance(), access.state(), partitions, entries, entriesAre, disk, memory, unknown);
    }

    private static void tell(Map<String, String> unknown, String field, Long value, String why) {
        if (value == null) {
            unknown.put(field, why);
        }
    }

    /** Null when one isn't known. */
    private static Long sum(List<Size> sizes, Function<Size, Long> part) {
        Long sum = sizes.isEmpty() ? null : 0L;
        for (Size size : sizes) {
            Long value = part.apply(size);
            sum = sum == null || value == null ? null : Long.valueOf(sum + value);
        }
        return sum;
    }

    /** Null when there are too many, or they can't be read now. */
    private Long count(String store, List<Integer> partitions) {
        long count = 0;
        try {
            for (int partition : partitions) {
                try (KeyValueIterator<String, byte[]> all =
                        access.keyValue(store, partition).all()) {
                    for (; all.hasNext(); all.next()) {
                        if (++count > MOST_COUNTED || System.nanoTime() - startNanos > MOST_NANOS) {
                            return null;
                        }
                    }
                }
            }
            return partitions.isEmpty() ? null : count;
        } catch (InvalidStateStoreException e) {
            return null;
        }
    }
}
