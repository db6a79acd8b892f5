package io.takhin.topology.sketch;

import java.util.Arrays;

/**
 * When a partition's log end was at which offset, for time lag. Flat runs are two points; the newest {@link #EXACT} points are
 * kept as they came. Of older ones those are left out that a straight line between their neighbours tells within
 * {@link #STRAIGHT_WITHIN_MILLIS}: steady traffic takes a point in many minutes. What still has no room in {@link #POINTS}
 * points (one of very many: {@link #FEW}) is thinned by age, so that two neighbours are at most {@link #COARSENESS} (with few
 * points {@link #FEW_COARSENESS}) of their age apart; from there on answers are {@link #isCoarse coarse}. The very oldest are
 * forgotten.
 */
public final class OffsetHistory {

    public static final int POINTS = 1024;

    /** So many of the newest points are never left out. */
    public static final int EXACT = 128;

    /** How far a moment may be off for points that were left out, where it isn't coarse: a quarter of a tick. */
    public static final long STRAIGHT_WITHIN_MILLIS = 250;

    /** How far a coarse moment may be off, as a part of its age. */
    public static final double COARSENESS = 0.06;

    /** Points of a history among very many: 1 KB instead of up to 16. */
    public static final int FEW = 64;

    public static final double FEW_COARSENESS = 0.2;

    /** The part of the room that is made at once, so that it isn't made at each tick. */
    private static final int ROOM_PART = 8;

    /** The answer when the offset is older than the history. */
    public static final long BEFORE_HISTORY = Long.MIN_VALUE;

    private long[] times = new long[8];
    private long[] offsets = new long[8];
    private int size;
    private final int exact;
    private final int most;
    private final double coarseness;
    /** So many of the oldest points were looked at already; what was left out between them is not to be off twice. */
    private int straightened;

    /** Whether the last line may go on; then between which slopes, in milliseconds a record, by the points left out of it. */
    private boolean open;

    private double openLeast;
    private double openSteepest;
    private long coarseUntilMillis = Long.MIN_VALUE;

    public OffsetHistory() {
        this(false);
    }

    /** @param few whether it is one of very many */
    public OffsetHistory(boolean few) {
        this.exact = few ? FEW / 2 : EXACT;
        this.most = few ? FEW : POINTS;
        this.coarseness = few ? FEW_COARSENESS : COARSENESS;
    }

    /** Goes on from a history that was kept: {@link #times}, {@link #offsets}, {@link #straightened}, {@link #coarseUntilMillis}. */
    public void restore(long[] keptTimes, long[] keptOffsets, int keptStraightened, long keptCoarseUntilMillis) {
        size = keptTimes.length;
        int room = Math.max(8, Integer.highestOneBit(Math.max(1, size - 1)) * 2);
        times = Arrays.copyOf(keptTimes, room);
        offsets = Arrays.copyOf(keptOffsets, room);
        straightened = keptStraightened;
        open = false;
        coarseUntilMillis = keptCoarseUntilMillis;
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
        shrinkTo(above);
    }

    private void shrinkTo(int points) {
        size = points;
        open &= straightened < points;
        straightened = Math.min(straightened, points);
    }

    private void makeRoom() {
        if (size >= 2 * exact) {
            straighten();
        }
        if (size <= times.length - times.length / ROOM_PART) {
            return;
        }
        if (times.length < most) {
            times = Arrays.copyOf(times, times.length * 2);
            offsets = Arrays.copyOf(offsets, offsets.length * 2);
        } else {
            thinOut();
        }
    }

    /** Leaves out what is told by straight lines, of the points not looked at yet that aren't among the newest. */
    private void straighten() {
        int kept = Math.max(straightened, 1);
        int end = Math.max(size - exact, kept);
        boolean goesOn = open;
        kept -= goesOn ? 1 : 0;
        for (int i = kept; i < end; kept++) {
            int last = lineEnd(kept - 1, i, end, goesOn);
            goesOn = false;
            times[kept] = times[last];
            offsets[kept] = offsets[last];
            i = last + 1;
        }
        System.arraycopy(times, end, times, kept, size - end);
        System.arraycopy(offsets, end, offsets, kept, size - end);
        size -= end - kept;
        straightened = kept;
    }

    /** The last point to which a line from {@code start} goes by all from {@code first} on near enough. */
    private int lineEnd(int start, int first, int end, boolean goesOn) {
        double least = goesOn ? openLeast : Double.NEGATIVE_INFINITY;
        double steepest = goesOn ? openSteepest : Double.POSITIVE_INFINITY;
        open = true;
        int last = first;
        for (int i = first; i < end && least <= steepest; i++) {
            double millis = times[i] - times[start];
            double records = offsets[i] - offsets[start];
            if (i == first || records == 0 || least * records <= millis && millis <= steepest * records) {
                last = i;
                openLeast = least;
                openSteepest = steepest;
            }
            if (records > 0) {
                least = Math.max(least, (millis - STRAIGHT_WITHIN_MILLIS) / records);
                steepest = Math.min(steepest, (millis + STRAIGHT_WITHIN_MILLIS) / records);
            } else if (millis > STRAIGHT_WITHIN_MILLIS) {
                steepest = Double.NEGATIVE_INFINITY;
            }
        }
        return last;
    }

    /** Goes from newer to older points and keeps those that can't be missed, moved together at the upper end. */
    private void thinOut() {
        int kept = size - most / 2;
        coarseUntilMillis = Math.max(coarseUntilMillis, times[kept]);
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
        straightened = Math.max(0, straightened - kept);
        open = false;
        System.arraycopy(times, kept, times, 0, size);
        System.arraycopy(offsets, kept, offsets, 0, size);
    }

    /** Forgets the points after a moment. */
    public void backTo(long atMillis) {
        shrinkTo(firstAfter(atMillis));
    }

    public void clear() {
        shrinkTo(0);
        coarseUntilMillis = Long.MIN_VALUE;
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

    /** Of {@link #times}, so many of the oldest are the ends of straight lines. */
    public int straightened() {
        return straightened;
    }

    /** Until this moment answers are coarse. */
    public long coarseUntilMillis() {
        return coarseUntilMillis;
    }

    /** Whether an answer is off by up to {@link #COARSENESS} of its age, and not by a quarter of a tick. */
    public boolean isCoarse(long millis) {
        return millis <= coarseUntilMillis;
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
