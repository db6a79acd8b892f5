package io.takhin.topology.sketch;

import java.util.Arrays;

/**
 * When a partition's log end was at which offset, for time lag. Flat runs are two points; at most {@link #POINTS} points
 * are kept: when full, every other one of the older half is dropped, so that the newest {@code POINTS / 2} ticks are kept
 * exactly and older ones ever more coarsely (the distance of two points stays below 4 % of their age).
 */
public final class OffsetHistory {

    public static final int POINTS = 256;

    /** The answer when the offset is older than the history. */
    public static final long BEFORE_HISTORY = Long.MIN_VALUE;

    private long[] times = new long[8];
    private long[] offsets = new long[8];
    private int size;

    /** Takes the log end at a moment; time and offset never go back (a smaller offset starts the history anew). */
    public void add(long atMillis, long offset) {
        if (size > 0) {
            if (atMillis <= times[size - 1]) {
                return;
            }
            if (offset < offsets[size - 1]) {
                size = 0;
            } else if (size > 1 && offset == offsets[size - 1] && offset == offsets[size - 2]) {
                times[size - 1] = atMillis;
                return;
            }
        }
        if (size == times.length) {
            makeRoom();
        }
        times[size] = atMillis;
        offsets[size++] = offset;
    }

    private void makeRoom() {
        if (size < POINTS) {
            times = Arrays.copyOf(times, size * 2);
            offsets = Arrays.copyOf(offsets, size * 2);
            return;
        }
        int half = size / 2;
        int to = 1;
        for (int from = 2; from < half; from += 2) {
            times[to] = times[from];
            offsets[to++] = offsets[from];
        }
        System.arraycopy(times, half, times, to, size - half);
        System.arraycopy(offsets, half, offsets, to, size - half);
        size -= half - to;
    }

    public void clear() {
        size = 0;
    }

    /** When the history begins; only meaningful when not {@link #isEmpty()}. */
    public long startMillis() {
        return times[0];
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * The last moment at which the log end was still at {@code offset}, that is, before the record at this offset was
     * appended. Only for an offset below the log end.
     *
     * @return {@link #BEFORE_HISTORY} when that was before the first point
     */
    public long lastMillisAt(long offset) {
        int next = firstAbove(offset);
        if (next == 0) {
            return BEFORE_HISTORY;
        }
        if (next == size) {
            return times[size - 1];
        }
        int before = next - 1;
        double share = (offset - offsets[before]) / (double) (offsets[next] - offsets[before]);
        return times[before] + Math.round((times[next] - times[before]) * share);
    }

    private int firstAbove(long offset) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offsets[middle] <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
