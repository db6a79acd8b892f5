package io.takhin.topology.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link StateWriter} wrote, in the same order. */
public final class StateReader {

    private final byte[] bytes;
    private int position;

    public StateReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public long getLong() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return (value >>> 1) ^ -(value & 1);
    }

    public String getString() {
        byte[] utf8 = getBytes();
        return utf8 == null ? null : new String(utf8, StandardCharsets.UTF_8);
    }

    public byte[] getBytes() {
        int length = (int) getLong();
        if (length < 0) {
            return null;
        }
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    public long[] getLongs() {
        long[] values = new long[(int) getLong()];
        long before = 0;
        for (int i = 0; i < values.length; i++) {
            before += getLong();
            values[i] = before;
        }
        return values;
    }
}
