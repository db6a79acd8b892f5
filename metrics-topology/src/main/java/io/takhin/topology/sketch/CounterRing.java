package io.takhin.topology.sketch;

import java.util.Arrays;

/**
 * A few cumulative counters, known at the boundaries of the last {@link #SECONDS} seconds. A rate is a difference of two
 * boundaries, so nothing is counted twice or lost, whatever the ticks' distance: the sum of all seconds is the counter's
 * own difference. Between two samples a counter is taken to grow evenly, if they are not too far apart: of a long gap only
 * the growth over all of it is known, and its seconds are unknown.
 */
public final class CounterRing {

    /** How far back rates are known; the page's widest live window. */
    public static final int SECONDS = 300;

    /** Growth between two samples further apart belongs to no second. */
    public static final long MOST_SPREAD_MILLIS = 30_000;

    private static final int SLOTS = 512;
    private static final int LEAP_ADDS = 6;
    private static final long NONE = Long.MIN_VALUE;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final int columns;
    private final long[] boundaries;
    private final long[] last;
    private long lastAtMillis = NONE;
    private final long[] before;
    private long beforeAtMillis = NONE;
    private long firstSecond = NONE;
    private long endSecond = NONE;
    /** What was known before a leap over all slots, for a while: it may turn out to be a wrong clock's. */
    private Known beforeLeap;

    private int addsSinceLeap;

    private record Known(long[] boundaries, long[] last, long lastAtMillis, long firstSecond, long endSecond) {}

    public CounterRing(int columns) {
        this.columns = columns;
        this.boundaries = new long[SLOTS * columns];
        this.last = new long[columns];
        this.before = new long[columns];
    }

    /**
     * Takes the counters' values at one moment. An older moment than the last is ignored: what it could tell of is known.
     * The last moment again replaces its values: a tick may be told in several parts.
     */
    public void add(long atMillis, long... values) {
        if (atMillis == lastAtMillis) {
            takeBack();
        }
        if (lastAtMillis == NONE) {
            firstSecond = Math.floorDiv(atMillis + 999, 1000);
            endSecond = firstSecond;
            if (atMillis == firstSecond * 1000) {
                write(firstSecond, atMillis, values);
                endSecond++;
            }
        } else if (atMillis <= lastAtMillis) {
            return;
        } else {
            fillUntil(atMillis, values);
        }
        beforeAtMillis = lastAtMillis;
        System.arraycopy(last, 0, before, 0, columns);
        lastAtMillis = atMillis;
        System.arraycopy(values, 0, last, 0, columns);
    }

    private void takeBack() {
        lastAtMillis = beforeAtMillis;
        System.arraycopy(before, 0, last, 0, columns);
        endSecond = lastAtMillis == NONE ? NONE : Math.floorDiv(lastAtMillis, 1000) + 1;
    }

    /** Begins with values that had been so for the whole second until then: nothing was counted yet. */
    public void addBirth(long atMillis, long... values) {
        add(Math.floorDiv(atMillis, 1000) * 1000, values);
        add(atMillis, values);
    }

    /** Forgets everything, so that the next sample is the first. */
    public void clear() {
        lastAtMillis = NONE;
        beforeAtMillis = NONE;
        firstSecond = NONE;
        endSecond = NONE;
    }

    /** Forgets what came after a moment; counters go on from the start of its second. Everything when it is too long ago. */
    public void backTo(long atMillis) {
        if (lastAtMillis <= atMillis) {
            return;
        }
        long second = Math.floorDiv(atMillis, 1000);
        if (beforeLeap != null && beforeLeap.lastAtMillis / 1000 <= second) {
            restore(beforeLeap);
            return;
        }
        if (second < firstSecond || second >= endSecond) {
            clear();
            return;
        }
        int slot = (int) Math.floorMod(second, (long) SLOTS) * columns;
        if (Arrays.stream(boundaries, slot, slot + columns).anyMatch(value -> value == UNKNOWN)) {
            clear();
            return;
        }
        System.arraycopy(boundaries, slot, last, 0, columns);
        lastAtMillis = second * 1000;
        endSecond = second + 1;
        beforeAtMillis = NONE;
    }

    private void restore(Known known) {
        System.arraycopy(known.boundaries, 0, boundaries, 0, boundaries.length);
        System.arraycopy(known.last, 0, last, 0, columns);
        lastAtMillis = known.lastAtMillis;
        firstSecond = known.firstSecond;
        endSecond = known.endSecond;
        beforeAtMillis = NONE;
        beforeLeap = null;
    }

    private void fillUntil(long atMillis, long[] values) {
        long reached = Math.floorDiv(atMillis, 1000);
        if (reached - endSecond >= SLOTS) {
            beforeLeap = new Known(boundaries.clone(), last.clone(), lastAtMillis, firstSecond, endSecond);
            addsSinceLeap = 0;
        } else if (++addsSinceLeap > LEAP_ADDS) {
            beforeLeap = null;
        }
        long from = Math.max(endSecond, reached - SLOTS + 1);
        for (long second = from; second <= reached; second++) {
            write(second, atMillis, values);
        }
        endSecond = Math.max(endSecond, reached + 1);
        firstSecond = Math.max(firstSecond, endSecond - SLOTS);
    }

    /** Writes the value at the start of {@code second}, on the straight line from the last sample to this one. */
    private void write(long second, long atMillis, long[] values) {
        int slot = (int) Math.floorMod(second, (long) SLOTS) * columns;
        for (int i = 0; i < columns; i++) {
            if (lastAtMillis == NONE || second * 1000 == atMillis) {
                boundaries[slot + i] = values[i];
            } else if (values[i] != last[i] && atMillis - lastAtMillis > MOST_SPREAD_MILLIS) {
                boundaries[slot + i] = UNKNOWN;
            } else {
                double share = (second * 1000 - lastAtMillis) / (double) (atMillis - lastAtMillis);
                boundaries[slot + i] = last[i] + Math.round((values[i] - last[i]) * share);
            }
        }
    }

    /** When the last sample was taken; {@link Long#MIN_VALUE} before the first. */
    public long lastAtMillis() {
        return lastAtMillis;
    }

    /** A counter's last value. */
    public long last(int column) {
        return last[column];
    }

    /**
     * How much the counter grew from the start of one second to the start of another.
     *
     * @param knownUntilSecond until here the counter is known not to have changed since its last sample
     * @return NaN when one of them isn't known
     */
    public double growth(int column, long fromSecond, long toSecond, long knownUntilSecond) {
        if (!isKnown(fromSecond, knownUntilSecond) || !isKnown(toSecond, knownUntilSecond)) {
            return Double.NaN;
        }
        long from = at(column, fromSecond);
        long to = at(column, toSecond);
        return from == UNKNOWN || to == UNKNOWN ? Double.NaN : to - from;
    }

    private boolean isKnown(long second, long knownUntilSecond) {
        return firstSecond != NONE && second >= firstSecond && (second < endSecond || second <= knownUntilSecond);
    }

    /** Whole numbers, for their difference is exact: of counters above 2^53 a double's would not be. */
    private long at(int column, long second) {
        return second < endSecond
                ? boundaries[(int) Math.floorMod(second, (long) SLOTS) * columns + column]
                : last[column];
    }

    /**
     * Growth in each of the {@code into.length} seconds that end at {@code endSecond}.
     *
     * @param knownUntilSecond as in {@link #growth}
     */
    public void growths(double[] into, int column, long endSecond, long knownUntilSecond) {
        long second = endSecond - into.length;
        for (int i = 0; i < into.length; i++, second++) {
            into[i] = growth(column, second, second + 1, knownUntilSecond);
        }
    }

    /** The first second of which the growth can be known; {@link Long#MAX_VALUE} before the first sample. */
    public long firstSecond() {
        return firstSecond == NONE ? Long.MAX_VALUE : firstSecond;
    }

    @Override
    public String toString() {
        return "CounterRing[lastAtMillis=" + lastAtMillis + ", last=" + Arrays.toString(last) + "]";
    }
}
