package io.takhin.topology.sketch;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Latencies of one request type, second by second: percentiles, and the histograms behind them, the older ones compressed,
 * so that a broker that tells late (or, after a restart, after all others) is still merged in. Merging histograms is
 * exact: a merged percentile is that of all values, within HdrHistogram's three digits.
 */
public final class LatencyRing {

    /** Seconds that are kept as open histograms: the widest window asked for, and some for brokers that are late. */
    public static final int HELD = 20;

    private static final int SLOTS = 512;
    private static final double[] PERCENTILES = {50, 95, 99};
    private static final double MILLIS_PER_SECOND = 1000;

    private final NavigableMap<Long, Histogram> held = new TreeMap<>();
    private final byte[][] packed = new byte[SLOTS][];
    private final double[][] percentiles = new double[PERCENTILES.length][SLOTS];
    private final double[] counts = new double[SLOTS];
    private long endSecond = Long.MIN_VALUE;
    private long strayedSecond = Long.MIN_VALUE;
    private Histogram strayed;

    /**
     * Adds a second's values from one broker. A second farther away than the ring is long may be a wrong clock's: it is
     * kept aside, and goes in with the next one, if that is near it.
     */
    public void add(long second, Histogram values) {
        Histogram stray = strayed;
        strayed = null;
        if (isFar(second, endSecond - 1) && endSecond != Long.MIN_VALUE) {
            if (stray == null || isFar(second, strayedSecond)) {
                strayed = values.copy();
                strayedSecond = second;
                return;
            }
            held.clear();
            endSecond = Long.MIN_VALUE;
            merge(strayedSecond, stray);
        }
        merge(second, values);
    }

    private static boolean isFar(long second, long from) {
        return Math.abs(second - from) >= SLOTS;
    }

    private void merge(long second, Histogram values) {
        advance(second + 1);
        Histogram histogram = held.computeIfAbsent(second, this::open);
        histogram.add(values);
        summarise(slot(second), histogram);
        while (held.firstKey() < endSecond - HELD) {
            Map.Entry<Long, Histogram> oldest = held.pollFirstEntry();
            packed[slot(oldest.getKey())] = pack(oldest.getValue());
        }
    }

    private void advance(long end) {
        if (endSecond == Long.MIN_VALUE) {
            endSecond = end - SLOTS;
        }
        for (long second = Math.max(endSecond, end - SLOTS); second < end; second++) {
            counts[slot(second)] = Double.NaN;
            packed[slot(second)] = null;
        }
        endSecond = Math.max(endSecond, end);
        held.headMap(endSecond - SLOTS).clear();
    }

    private Histogram open(long second) {
        byte[] bytes = packed[slot(second)];
        Histogram histogram = new Histogram(3);
        try {
            if (bytes != null) {
                histogram.add(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0));
            }
            return histogram;
        } catch (DataFormatException e) {
            throw new IllegalStateException("a histogram packed here can't be unpacked", e);
        }
    }

    private static byte[] pack(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    private void summarise(int slot, Histogram histogram) {
        counts[slot] = histogram.getTotalCount();
        for (int i = 0; i < PERCENTILES.length; i++) {
            percentiles[i][slot] = percentile(histogram, PERCENTILES[i]);
        }
    }

    private static double percentile(Histogram histogram, double percentile) {
        return histogram.getTotalCount() == 0
                ? Double.NaN
                : histogram.getValueAtPercentile(percentile) / MILLIS_PER_SECOND;
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SLOTS);
    }

    private boolean knows(long second) {
        return second < endSecond && second >= endSecond - SLOTS && !Double.isNaN(counts[slot(second)]);
    }

    /** Requests in a second; NaN when nobody told. */
    public double countAt(long second) {
        return knows(second) ? counts[slot(second)] : Double.NaN;
    }

    /**
     * A second's percentile, in seconds; NaN when nobody told, or no request was made.
     *
     * @param which 0: P50, 1: P95, 2: P99
     */
    public double percentileAt(int which, long second) {
        return knows(second) ? percentiles[which][slot(second)] : Double.NaN;
    }

    /**
     * All values of some seconds, of the last {@link #HELD}, together; null when none of them was told of.
     */
    public Histogram merged(long fromSecond, long endSecondExclusive) {
        Histogram sum = null;
        for (Histogram second : held.subMap(fromSecond, endSecondExclusive).values()) {
            sum = sum == null ? new Histogram(3) : sum;
            sum.add(second);
        }
        return sum;
    }
}
