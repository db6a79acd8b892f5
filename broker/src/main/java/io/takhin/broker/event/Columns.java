package io.takhin.broker.event;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Objects;

/** Holds the columns of an event to one length, and its indexes to their range. */
final class Columns {

    /** The year 2100: a clock beyond it is broken, and would make all others look old. */
    static final long MOST_MILLIS = 4_102_444_800_000L;

    static final int MOST_PARTITION = 100_000;

    /** More than a cluster has of anything; seven such numbers can be added. */
    private static final long MOST = 1L << 60;

    private static final int MOST_TOPIC_CHARS = 249;
    private static final int MOST_COLLECTOR_CHARS = 64;

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

    /** A teller's number: a broker's. */
    static void requireBroker(int brokerId) {
        if (brokerId < 0) {
            throw new IllegalArgumentException("brokerId: expected 0 or more, found " + brokerId);
        }
    }

    /** Names that Kafka would take for topics: views keep state by them. */
    static void requireTopics(String[] topics) {
        for (String topic : topics) {
            if (topic == null || topic.isEmpty() || topic.length() > MOST_TOPIC_CHARS || hasControl(topic)) {
                throw new IllegalArgumentException(
                        "topics: expected names of 1 to " + MOST_TOPIC_CHARS + " characters, found " + topic);
            }
        }
    }

    /** A collector's id, which may be missing: views keep state by it. */
    static void requireCollector(String id) {
        if (id != null && (id.isEmpty() || id.length() > MOST_COLLECTOR_CHARS || hasControl(id))) {
            throw new IllegalArgumentException(
                    "collectorId: expected 1 to " + MOST_COLLECTOR_CHARS + " characters, found " + id);
        }
    }

    static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** Partition numbers that Kafka could have: views keep columns up to the highest. */
    static void requirePartitions(int[] partitions) {
        for (int partition : partitions) {
            if (partition < 0 || partition > MOST_PARTITION) {
                throw new IllegalArgumentException(
                        "partitions: expected 0 to " + MOST_PARTITION + ", found " + partition);
            }
        }
    }

    /** What one far below zero would make negative. */
    static void requireLeast(long least, String name, long... values) {
        for (long value : values) {
            if (value < least) {
                throw new IllegalArgumentException(name + ": expected " + least + " or more, found " + value);
            }
        }
    }

    /** Offsets, sizes and counts: views add them up, and all of a column together must be far from 64 bits. */
    static void requireRange(long least, String name, long... values) {
        requireLeast(least, name, values);
        long sum = 0;
        for (long value : values) {
            sum = value > MOST ? value : sum + Math.max(0, value);
            if (sum > MOST) {
                throw new IllegalArgumentException(name + ": expected at most 2^60 in all, found " + sum);
            }
        }
    }

    /** A moment of another than the event. */
    static void requireMoment(String name, long millis) {
        requireRange(0, name, millis);
        if (millis > MOST_MILLIS) {
            throw new IllegalArgumentException(name + ": expected Unix milliseconds, found " + millis);
        }
    }

    static void requireRange(long least, String name, int... values) {
        requireRange(least, name, Arrays.stream(values).asLongStream().toArray());
    }

    /** A gauge or counter that may be missing. */
    static void requireCount(String name, Long value) {
        if (value != null) {
            requireRange(0, name, value.longValue());
        }
    }

    /** A ratio that may be missing. */
    static void requireRatio(String name, Double value) {
        if (value != null && !(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + ": expected 0 to 1, found " + value);
        }
    }

    static void requireEach(String name, Object... values) {
        for (Object value : values) {
            Objects.requireNonNull(value, name + ": expected a value in each place");
        }
    }
}
