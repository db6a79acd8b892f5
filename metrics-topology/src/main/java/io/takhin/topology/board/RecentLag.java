package io.takhin.topology.board;

import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;
import java.util.Arrays;

/** A group's total lag on a topic, second by second for the last minutes; its state has the last one. */
final class RecentLag {

    /** History looks back three blocks of a minute and the time until one is settled. */
    static final int SECONDS = 256;

    /** Each state tells so many again: after a restart, those of the last minutes tell all. */
    static final int STORED_SECONDS = 64;

    /** -1: unknown. */
    private final long[] lags = new long[SECONDS];

    private final long[] seconds = new long[SECONDS];
    private long newest = Long.MIN_VALUE;

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
        newest = Math.max(newest, second);
        return changed;
    }

    /**
     * A second between two ticks has the lag that the former found.
     *
     * @return whether there was such a second
     */
    boolean hold(long previous, long second) {
        if (isTold(previous) && (second - previous) * 1000 <= Coverage.FRESH_MILLIS) {
            for (long between = previous + 1; between < second; between++) {
                set(between, lags[slot(previous)]);
            }
        }
        return second - previous > 1;
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SECONDS);
    }

    /** Whether there was a tick in this second, or one shortly before. */
    boolean isTold(long second) {
        return seconds[slot(second)] == second;
    }

    /** NaN when unknown. */
    double at(long second) {
        int slot = slot(second);
        return seconds[slot] == second && lags[slot] >= 0 ? lags[slot] : Double.NaN;
    }

    void encode(StateWriter writer) {
        long[] storedSeconds = new long[STORED_SECONDS];
        long[] storedLags = new long[STORED_SECONDS];
        int count = 0;
        for (int ago = STORED_SECONDS - 1; ago >= 0; ago--) {
            int slot = slot(newest - ago);
            if (seconds[slot] == newest - ago) {
                storedSeconds[count] = seconds[slot];
                storedLags[count++] = lags[slot];
            }
        }
        writer.putLongs(storedSeconds, count).putLongs(storedLags, count);
    }

    void decode(StateReader reader) {
        long[] storedSeconds = reader.getLongs();
        long[] storedLags = reader.getLongs();
        for (int i = 0; i < storedSeconds.length; i++) {
            if (storedSeconds[i] != Long.MIN_VALUE) {
                set(storedSeconds[i], storedLags[i]);
            }
        }
    }
}
