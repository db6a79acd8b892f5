package io.takhin.topology.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes state compactly: numbers as variable-length zigzag, arrays as differences. Reused; not thread-safe. */
public final class StateWriter {

    private byte[] bytes = new byte[256];
    private int size;

    public StateWriter reset() {
        size = 0;
        return this;
    }

    public StateWriter putLong(long value) {
        long rest = (value << 1) ^ (value >> 63);
        require(10);
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** A text; null and empty are told apart. */
    public StateWriter putString(String text) {
        if (text == null) {
            return putLong(-1);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        putLong(utf8.length);
        require(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
        return this;
    }

    /** The first {@code length} values. */
    public StateWriter putLongs(long[] values, int length) {
        putLong(length);
        long before = 0;
        for (int i = 0; i < length; i++) {
            putLong(values[i] - before);
            before = values[i];
        }
        return this;
    }

    private void require(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
