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
        return putBytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes as they are; null and none are told apart. */
    public StateWriter putBytes(byte[] more) {
        if (more == null) {
            return putLong(-1);
        }
        putLong(more.length);
        require(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
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
