package io.takhin.broker.collector;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The rows last told of one table, and what has changed since. Rows can't be told to be gone one by one: when one is, all
 * that are left are told, as a full table. Not thread-safe.
 *
 * @param <K> what a row is of
 * @param <R> the row
 */
final class ToldTable<K, R> {

    /**
     * What to tell.
     *
     * @param full whether rows is the whole table; else it is the changed rows
     */
    record Changes<K, R>(boolean full, Map<K, R> rows) {

        Changes<K, R> without(Predicate<K> key) {
            Map<K, R> left = new HashMap<>(rows);
            left.keySet().removeIf(key);
            return new Changes<>(full, left);
        }

        /** The same rows, of a table that may have others. */
        Changes<K, R> ofSome() {
            return new Changes<>(false, rows);
        }
    }

    private final BiPredicate<R, R> sameThing;
    private Map<K, R> told;

    /** @param sameThing whether a row is of the same thing as the row told before under its key */
    ToldTable(BiPredicate<R, R> sameThing) {
        this.sameThing = sameThing;
    }

    /** Takes {@code now} as told; the map must not change after. The first time all is told. */
    Changes<K, R> changes(Map<K, R> now, boolean full) {
        boolean all = full || told == null || isAnyGone(now);
        Changes<K, R> changes = new Changes<>(all, all ? now : changedRows(now));
        told = now;
        return changes;
    }

    private boolean isAnyGone(Map<K, R> now) {
        return told.entrySet().stream().anyMatch(row -> {
            R successor = now.get(row.getKey());
            return successor == null || !sameThing.test(row.getValue(), successor);
        });
    }

    private Map<K, R> changedRows(Map<K, R> now) {
        Map<K, R> changed = new HashMap<>();
        now.forEach((key, row) -> {
            if (!row.equals(told.get(key))) {
                changed.put(key, row);
            }
        });
        return changed;
    }
}
