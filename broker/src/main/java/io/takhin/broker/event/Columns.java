package io.takhin.broker.event;

import java.lang.reflect.Array;
import java.util.Objects;

/** Holds the columns of an event to one length, and its indexes to their range. */
final class Columns {

    private Columns() {}

    /** Every column must have as many entries as {@code name}. */
    static void require(String name, int length, Object... columns) {
        for (Object column : columns) {
            int found = Array.getLength(Objects.requireNonNull(column, "a column beside " + name + " is missing"));
            if (found != length) {
                throw new IllegalArgumentException(
                        "columns: expected " + length + " entries as in " + name + ", found " + found);
            }
        }
    }

    /** Every index must point into a table of {@code size} entries. */
    static void requireIndexes(String name, int[] indexes, int size) {
        for (int index : indexes) {
            if (index < 0 || index >= size) {
                throw new IllegalArgumentException(name + ": expected 0 to " + (size - 1) + ", found " + index);
            }
        }
    }
}
