package io.takhin.topology.query;

import java.util.List;

/**
 * A state store.
 *
 * @param view whose state it holds
 * @param kind {@code key-value} or {@code window}
 * @param keys the forms of its keys, as they are asked for
 * @param windowMillis how long a window is; null where it has none
 * @param retentionMillis how long a window is kept at least; null where it has none
 * @param instances who holds which partitions of it
 */
public record StoreRow(
        String name,
        String view,
        String holds,
        String kind,
        List<KeyForm> keys,
        Long windowMillis,
        Long retentionMillis,
        List<StoreShare> instances) {

    /** The same with who holds it. */
    public StoreRow of(List<StoreShare> holders) {
        return new StoreRow(name, view, holds, kind, keys, windowMillis, retentionMillis, holders);
    }

    /**
     * @param form parts in capitals stand for values
     * @param holds what there is under such a key
     */
    public record KeyForm(String form, String holds) {}
}
