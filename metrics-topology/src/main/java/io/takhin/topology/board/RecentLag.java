package io.takhin.topology.board;

import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;
import java.util.Arrays;

/** A group's total lag on a topic, second by second for the last minute. */
final class RecentLag {

    static final int SECONDS = 64;

    /** -1: unknown. */
    private final long[] lags = new long[SECONDS];

    private final long[] seconds = new long[SECONDS];

    RecentLag() {
        Arrays.fill(seconds, Long.MIN_VALUE);
    }

    /**
     * @param lag -1 when it is unknown
     * @return whether that is new
     */
    boolean set(long second, long lag) {
        int slot = slot(second);
        boolean changed = seconds[slot] != second || lags[slot] != lag;
        seconds[slot] = second;
        lags[slot] = lag;
        return changed;
    }

    /**
     * A second between two ticks has the lag that the former found.
     *
     * @return whether there was such a second
     */
    boolean hold(long previous, long second) {
        if ((second - previous) * 1000 <= Coverage.FRESH_MILLIS) {
            for (long between = previous + 1; between < second; between++) {
                set(between, lags[slot(previous)]);
            }
        }
        return second - previous > 1;
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SECONDS);
    }

    /** NaN when unknown. */
    double at(long second) {
        int slot = slot(second);
        return seconds[slot] == second && lags[slot] >= 0 ? lags[slot] : Double.NaN;
    }

    void encode(StateWriter writer) {
        writer.putLongs(seconds, SECONDS).putLongs(lags, SECONDS);
    }

    void decode(StateReader reader) {
        System.arraycopy(reader.getLongs(), 0, seconds, 0, SECONDS);
        System.arraycopy(reader.getLongs(), 0, lags, 0, SECONDS);
    }
}
