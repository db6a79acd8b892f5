package io.takhin.topology.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Some entries of a store.
 *
 * @param fromMillis the windows that were looked at begin then or later; null where the store has none
 * @param toMillis and before then
 * @param scanned entries that were read for this page
 * @param next the cursor of the next page; null: there is none
 */
public record StorePage(
        String store,
        String view,
        String kind,
        Long fromMillis,
        Long toMillis,
        int answered,
        int asked,
        int scanned,
        List<Entry> items,
        String next) {

    /** The entries of this one, then those of the other. */
    public StorePage and(StorePage other) {
        List<Entry> all = new ArrayList<>(items);
        all.addAll(other.items);
        int read = scanned + other.scanned;
        return new StorePage(store, view, kind, fromMillis, toMillis, answered, asked, read, all, next);
    }

    /** The same of so many instances, with this cursor. */
    public StorePage with(int instancesAnswered, int instancesAsked, String nextCursor) {
        return new StorePage(
                store, view, kind, fromMillis, toMillis, instancesAnswered, instancesAsked, scanned, items, nextCursor);
    }

    /**
     * @param key as it is asked for
     * @param parts of the key, by name
     * @param windowStartMillis null where the store has no windows
     * @param windowEndMillis exclusive; null where the store has no windows
     * @param holds what it is
     * @param bytes as stored
     * @param value null when it can't be told
     * @param unknown why not; null else
     */
    public record Entry(
            String instance,
            int partition,
            String key,
            Map<String, String> parts,
            Long windowStartMillis,
            Long windowEndMillis,
            String holds,
            int bytes,
            Object value,
            String unknown) {}
}
