package io.takhin.topology.query;

/**
 * What is asked of a store. Either a key, or a prefix (empty: all), or a cursor, which holds these and the times.
 *
 * @param key as {@link KeyText} writes it; null: none
 * @param prefix likewise; null: none
 * @param fromMillis windows that begin then or later; null: all
 * @param toMillis windows that begin before; null: all
 * @param cursor where the page before ended; null: from the start
 * @param limit entries at most
 * @param nowMillis the newest moment that anything is told of
 */
public record StoreQuestion(
        String store,
        String key,
        String prefix,
        Long fromMillis,
        Long toMillis,
        String cursor,
        int limit,
        long nowMillis) {

    /** What a page holds at most. */
    public static final int MOST_ENTRIES = 1_000;

    /** What comes after a place. */
    public StoreQuestion after(String place) {
        return new StoreQuestion(store, null, null, null, null, place, limit, nowMillis);
    }

    /** The same, of so many entries. */
    public StoreQuestion limited(int most) {
        return new StoreQuestion(store, key, prefix, fromMillis, toMillis, cursor, most, nowMillis);
    }
}
