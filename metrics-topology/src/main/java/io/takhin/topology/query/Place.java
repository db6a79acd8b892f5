package io.takhin.topology.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The place of an entry in the order in which a store is read.
 *
 * @param key null: before the partition's first
 * @param windowMillis where it has none: 0
 */
record Place(int partition, String key, long windowMillis) {

    static final Place START = new Place(-1, null, 0);

    /** How a partition's entries are ordered, as Kafka Streams keeps them. */
    enum Order {
        KEY_VALUE,
        /** On disk: segment by segment, in each by key, then time. */
        WINDOW_BY_SEGMENT,
        /** In memory: by time, then key. So are the windows of one key everywhere. */
        WINDOW_BY_TIME
    }

    /** Of the same partition, and segment. */
    boolean isAfter(Place other, Order order) {
        return Arrays.compareUnsigned(bytes(order), other.bytes(order)) > 0;
    }

    private byte[] bytes(Order order) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(utf8.length + Long.BYTES);
        return switch (order) {
            case KEY_VALUE -> utf8;
            case WINDOW_BY_SEGMENT -> bytes.put(utf8).putLong(windowMillis).array();
            case WINDOW_BY_TIME -> bytes.putLong(windowMillis).put(utf8).array();
        };
    }
}
