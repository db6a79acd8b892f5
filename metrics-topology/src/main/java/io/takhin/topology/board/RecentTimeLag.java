package io.takhin.topology.board;

import io.takhin.topology.board.TopicState.Column;
import io.takhin.topology.sketch.OffsetHistory;
import java.util.Arrays;
import java.util.Map;

/**
 * How many milliseconds a group was behind on a topic, second by second for the last minutes: for history. Not in the group's
 * state: after a restart it is found again from what was committed and appended when.
 */
public final class RecentTimeLag {

    /** What history may not have written before a restart, with room to spare. */
    public static final long FOUND_AGAIN_MILLIS = 120_000;

    /** -1: unknown. */
    private final long[] millis = new long[RecentLag.SECONDS];

    private long newest = Long.MIN_VALUE;
    private long newestMillis = Coverage.NONE;

    RecentTimeLag() {
        Arrays.fill(millis, -1);
    }

    /** A tick is settled. A second between two ticks has what the former found. */
    void take(long tickMillis, Map<Integer, PartitionLag> partitions, TopicState topic) {
        long second = Math.floorDiv(tickMillis, 1000);
        if (topic == null || second < newest) {
            return;
        }
        boolean holds = newest != Long.MIN_VALUE && (second - newest) * 1000 <= Coverage.FRESH_MILLIS;
        long held = holds ? millis[slot(newest)] : -1;
        for (long between = Math.max(newest + 1, second - millis.length); between < second; between++) {
            millis[slot(between)] = held;
        }
        millis[slot(second)] = worst(tickMillis, partitions, topic);
        newest = second;
        newestMillis = tickMillis;
    }

    /** Ticks that told nothing new until then, as far as there were any. */
    void pass(long untilMillis, RecentLag told, Map<Integer, PartitionLag> partitions, TopicState topic) {
        if (newestMillis == Coverage.NONE || untilMillis <= newestMillis) {
            return;
        }
        long first = newestMillis + 1000;
        first += Math.max(0, (untilMillis - FOUND_AGAIN_MILLIS - first) / 1000 * 1000);
        for (long tick = first; tick < untilMillis; tick += 1000) {
            if (told.isTold(Math.floorDiv(tick, 1000))) {
                take(tick, partitions, topic);
            }
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
        return (int) Math.floorMod(second, (long) RecentLag.SECONDS);
    }

    /** What the tick of this second found; -1 when there was none, or it is unknown. */
    public long at(long second) {
        return second <= newest && second > newest - millis.length ? millis[slot(second)] : -1;
    }
}
