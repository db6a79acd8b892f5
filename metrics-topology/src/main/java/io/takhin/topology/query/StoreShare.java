package io.takhin.topology.query;

import java.util.List;
import java.util.Map;

/**
 * What one instance holds of a store.
 *
 * @param state {@code running}, {@code restoring} or {@code stopped}
 * @param partitions of the metric topics whose state is here
 * @param entries null: unknown
 * @param entriesAre {@code counted}, or {@code estimated} by RocksDB: an entry that was written again counts again until it is
 *     compacted; null: unknown
 * @param diskBytes of its files, compressed; null: unknown
 * @param memoryBytes of what isn't in files yet; null: unknown
 * @param unknown why, by field
 */
public record StoreShare(
        String instance,
        String state,
        List<Integer> partitions,
        Long entries,
        String entriesAre,
        Long diskBytes,
        Long memoryBytes,
        Map<String, String> unknown) {}
