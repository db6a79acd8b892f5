package io.takhin.topology.board;

import io.takhin.topology.board.TopicState.Column;
import io.takhin.topology.sketch.OffsetHistory;
import java.util.Arrays;
import java.util.Map;

/**
 * How many milliseconds a group was behind on a topic, looked at each {@link #EACH_SECONDS}, for the last minutes: for history.
 * Not in the group's state: a restart loses those that history hasn't written yet.
 */
public final class RecentTimeLag {

    public static final int EACH_SECONDS = 10;

    private static final int SLOTS = 32;

    private final long[] seconds = new long[SLOTS];
    private final long[] millis = new long[SLOTS];

    RecentTimeLag() {
        Arrays.fill(seconds, Long.MIN_VALUE);
    }

    /** A tick is settled. */
    void take(long tickMillis, Map<Integer, PartitionLag> partitions, TopicState topic) {
        long second = Math.floorDiv(tickMillis, 1000);
        if (second % EACH_SECONDS == 0 && topic != null) {
            int slot = slot(second);
            seconds[slot] = second;
            millis[slot] = worst(tickMillis, partitions, topic);
        }
    }

    /** -1 when one that is behind has an unknown place in time, or nothing is known. */
    private static long worst(long tickMillis, Map<Integer, PartitionLag> partitions, TopicState topic) {
        long worst = -1;
        for (Map.Entry<Integer, PartitionLag> entry : partitions.entrySet()) {
            PartitionLag partition = entry.getValue();
            long lag = GroupTopicState.lag(partition, topic, entry.getKey(), tickMillis);
            if (lag == 0) {
                worst = Math.max(worst, 0);
            } else if (lag > 0) {
                long from = Math.max(partition.committed(), topic.get(Column.LOG_START, entry.getKey()));
                OffsetHistory history = topic.history(entry.getKey());
                long then = history == null || history.isEmpty()
                        ? OffsetHistory.BEFORE_HISTORY
                        : history.lastMillisAt(from, tickMillis);
                if (then == OffsetHistory.BEFORE_HISTORY) {
                    return -1;
                }
                worst = Math.max(worst, Math.max(0, tickMillis - then));
            }
        }
        return worst;
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second / EACH_SECONDS, (long) SLOTS);
    }

    /** What was found at this second; -1 when it wasn't looked, or is unknown. */
    public long at(long second) {
        return seconds[slot(second)] == second ? millis[slot(second)] : -1;
    }
}
