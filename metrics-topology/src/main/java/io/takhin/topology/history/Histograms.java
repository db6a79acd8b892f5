package io.takhin.topology.history;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Histograms as bytes (HdrHistogram's V2, compressed); adding them is exact. */
public final class Histograms {

    private static final int DIGITS = 3;

    /** It was told that there was none. */
    private static final byte[] NO_VALUES = {};

    private Histograms() {}

    /** All values in one; null when nobody told. */
    public static byte[] merge(List<byte[]> parts) {
        List<byte[]> told = parts.stream().filter(part -> part != null).toList();
        List<byte[]> some = told.stream().filter(part -> part.length > 0).toList();
        return some.size() > 1 ? pack(sum(some)) : some.size() == 1 ? some.get(0) : told.isEmpty() ? null : NO_VALUES;
    }

    /** All values in one. */
    public static Histogram sum(List<byte[]> parts) {
        Histogram sum = new Histogram(DIGITS);
        for (byte[] part : parts) {
            if (part != null && part.length > 0) {
                sum.add(unpack(part));
            }
        }
        return sum;
    }

    public static byte[] pack(Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return NO_VALUES;
        }
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    static Histogram unpack(byte[] bytes) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        } catch (DataFormatException e) {
            throw new IllegalStateException("a histogram that was packed here can't be unpacked", e);
        }
    }
}
