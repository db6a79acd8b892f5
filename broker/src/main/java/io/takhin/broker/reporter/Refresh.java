package io.takhin.broker.reporter;

import java.util.Arrays;

/**
 * When each bucket is told in full: at first, and then at least every interval. The buckets take turns, so that the full
 * refresh of many partitions is not one heavy tick.
 */
final class Refresh {

    private final long intervalMillis;
    private long[] nextAtMillis = {};

    Refresh(long intervalMillis) {
        this.intervalMillis = intervalMillis;
    }

    /** Starts over with all buckets due when their number has changed: topics then are in other buckets. */
    void buckets(int count) {
        if (nextAtMillis.length != count) {
            nextAtMillis = new long[count];
        }
    }

    /** What was told may not have arrived: all buckets are due. */
    void forget() {
        Arrays.fill(nextAtMillis, 0);
    }

    /** Whether the bucket is due at this tick; if so, its next turn is set. */
    boolean due(int bucket, long atMillis) {
        long next = nextAtMillis[bucket];
        // a clock that was set back must not silence the refresh
        if (atMillis < next && next - atMillis <= intervalMillis) {
            return false;
        }
        long turn = next == 0 ? intervalMillis * bucket / nextAtMillis.length : 0;
        nextAtMillis[bucket] = atMillis + intervalMillis - turn;
        return true;
    }
}
