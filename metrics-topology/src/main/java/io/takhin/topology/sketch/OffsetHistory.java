package io.takhin.topology.sketch;

import java.util.Arrays;

/**
 * When a partition's log end was at which offset, for time lag. Flat runs are two points; at most {@link #POINTS} points
 * are kept, or {@link #FEW}. The newest half is kept exactly; of the older ones so many that two neighbours are at most
 * {@link #COARSENESS} (with few points {@link #FEW_COARSENESS}) of their age apart, or were next to each other when told. What still has no room is forgotten from
 * the old end: with a tick a second the history then reaches back over an hour, with few points about ten minutes.
 */
public final class OffsetHistory {

    public static final int POINTS = 256;

    /** How far an old moment may be off, as a part of its age. */
    public static final double COARSENESS = 0.06;

    /** Points of a history among very many: 1 KB instead of 4. */
    public static final int FEW = 64;

    public static final double FEW_COARSENESS = 0.2;

    /** The part of the room that is made at once, so that it isn't made at each tick. */
    private static final int ROOM_PART = 8;

    /** The answer when the offset is older than the history. */
    public static final long BEFORE_HISTORY = Long.MIN_VALUE;

    private long[] times = new long[8];
    private long[] offsets = new long[8];
    private int size;
    private final int most;
    private final double coarseness;

    public OffsetHistory() {
        this(false);
    }

    /** @param few whether it is one of very many */
    public OffsetHistory(boolean few) {
        this.most = few ? FEW : POINTS;
        this.coarseness = few ? FEW_COARSENESS : COARSENESS;
    }

    /** Takes the log end at a moment; time never goes back; a smaller offset forgets what was above it. */
    public void add(long atMillis, long offset) {
        if (size > 0) {
            if (atMillis <= times[size - 1]) {
                return;
            }
            if (offset < offsets[size - 1]) {
                cut(offset);
            }
            if (size > 1 && offset == offsets[size - 1] && offset == offsets[size - 2]) {
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

    /** What was appended from {@code offset} on isn't there any more; when it had been reached still holds for the rest. */
    private void cut(long offset) {
        int above = firstAbove(offsets, offset);
        if (above > 0 && offsets[above - 1] < offset) {
            times[above] = lastMillisAt(offset);
            offsets[above++] = offset;
        }
        size = above;
    }

    private void makeRoom() {
        if (size < most) {
            times = Arrays.copyOf(times, size * 2);
            offsets = Arrays.copyOf(offsets, size * 2);
            return;
        }
        thinOut();
    }

    /** Goes from newer to older points and keeps those that can't be missed, moved together at the upper end. */
    private void thinOut() {
        int kept = size - most / 2;
        for (int i = kept - 1; i >= 0; i--) {
            double bound = (times[size - 1] - times[kept]) * coarseness;
            if (i == 0 || times[kept] - times[i - 1] > bound) {
                kept--;
                times[kept] = times[i];
                offsets[kept] = offsets[i];
            }
        }
        kept = Math.max(kept, most / ROOM_PART);
        size -= kept;
        System.arraycopy(times, kept, times, 0, size);
        System.arraycopy(offsets, kept, offsets, 0, size);
    }

    /** Forgets the points after a moment. */
    public void backTo(long atMillis) {
        while (size > 0 && times[size - 1] > atMillis) {
            size--;
        }
    }

    public void clear() {
        size = 0;
    }

    /** When the history begins; only meaningful when not {@link #isEmpty()}. */
    public long startMillis() {
        return times[0];
    }

    /** The points' moments, oldest first. */
    public long[] times() {
        return Arrays.copyOf(times, size);
    }

    /** The log ends at {@link #times}. */
    public long[] offsets() {
        return Arrays.copyOf(offsets, size);
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
        return lastMillisAmong(size, offset);
    }

    /** The same, as it would have been answered at a moment: later points are left out. */
    public long lastMillisAt(long offset, long untilMillis) {
        return lastMillisAmong(firstAfter(untilMillis), offset);
    }

    private long lastMillisAmong(int count, long offset) {
        int next = Math.min(firstAbove(offsets, offset), count);
        if (next == 0) {
            return BEFORE_HISTORY;
        }
        if (next == count) {
            return times[count - 1];
        }
        int before = next - 1;
        double share = (offset - offsets[before]) / (double) (offsets[next] - offsets[before]);
        return times[before] + Math.round((times[next] - times[before]) * share);
    }

    /** The log end as it had been told until a moment; before the history its first. Not when {@link #isEmpty()}. */
    public long offsetAt(long untilMillis) {
        return offsets[Math.max(0, firstAfter(untilMillis) - 1)];
    }

    private int firstAfter(long millis) {
        return firstAbove(times, millis);
    }

    private int firstAbove(long[] ascending, long bound) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
