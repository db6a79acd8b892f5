package io.takhin.topology.board;

import io.takhin.topology.sketch.OffsetHistory;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;
import java.util.Arrays;

/** The log ends in time of one topic's partitions, and when they were last written. */
final class Histories {

    private static final long WRITTEN_EACH_MILLIS = 60_000;

    private OffsetHistory[] byPartition = new OffsetHistory[0];
    private boolean kept;
    private boolean few;
    private long dueMillis = Coverage.NONE;
    private long writtenMillis = Coverage.NONE;

    /** Null when there is none. */
    OffsetHistory get(int partition) {
        return partition < byPartition.length ? byPartition[partition] : null;
    }

    /** From now on they are kept, {@code isFew}: some of very many; false when they are already. */
    boolean keep(boolean isFew, int partitions) {
        if (kept) {
            return false;
        }
        kept = true;
        few = isFew;
        grow(partitions);
        return true;
    }

    /** The log end moved from {@code before} (-1: unknown), where it had stood until {@code untilMillis}. */
    void moved(int partition, long untilMillis, long before, long tickMillis, long logEnd) {
        if (!kept) {
            return;
        }
        if (before >= 0 && untilMillis != Coverage.NONE) {
            byPartition[partition].add(untilMillis, before);
        }
        byPartition[partition].add(tickMillis, logEnd);
    }

    /** The log end as it had been told until a moment; {@code now} when that isn't remembered. */
    long logEndAt(int partition, long untilMillis, long now) {
        OffsetHistory history = get(partition);
        boolean isNow = untilMillis == Long.MAX_VALUE || history == null || history.isEmpty();
        return isNow ? now : history.offsetAt(untilMillis);
    }

    void clear() {
        byPartition = new OffsetHistory[0];
    }

    int count() {
        return byPartition.length;
    }

    /** Whether and how they are kept: 0 not, 1 all points, 2 few. */
    int mode() {
        return !kept ? 0 : few ? 2 : 1;
    }

    void mode(int mode) {
        kept = mode > 0;
        few = mode == 2;
    }

    void grow(int partitions) {
        int before = byPartition.length;
        if (kept && before < partitions) {
            byPartition = Arrays.copyOf(byPartition, partitions);
            for (int p = before; p < partitions; p++) {
                byPartition[p] = new OffsetHistory(few || partitions >= ClusterBoard.MANY_HISTORIES);
            }
        }
    }

    /**
     * Whether they are to be written: once a minute, where anything was told, and not those of all topics at once.
     *
     * @param toldMillis when anything was last told of the topic
     */
    boolean isDue(String topic, long toldMillis, long nowMillis) {
        if (dueMillis == Coverage.NONE) {
            dueMillis = nowMillis + Math.floorMod(topic.hashCode(), WRITTEN_EACH_MILLIS);
        }
        if (!kept || byPartition.length == 0 || nowMillis < dueMillis || toldMillis <= writtenMillis) {
            return false;
        }
        dueMillis = nowMillis + WRITTEN_EACH_MILLIS;
        writtenMillis = toldMillis;
        return true;
    }

    byte[] encode(StateWriter writer) {
        writer.reset().putLong(few ? 1 : 0).putLong(byPartition.length);
        for (OffsetHistory history : byPartition) {
            long[] times = history.times();
            writer.putLongs(times, times.length).putLongs(history.offsets(), times.length);
            writer.putLong(history.straightened()).putLong(history.coarseUntilMillis());
        }
        return writer.toBytes();
    }

    void decode(byte[] state) {
        StateReader reader = new StateReader(state);
        keep(reader.getLong() == 1, 0);
        grow((int) reader.getLong());
        for (OffsetHistory history : byPartition) {
            history.restore(reader.getLongs(), reader.getLongs(), (int) reader.getLong(), reader.getLong());
        }
    }
}
