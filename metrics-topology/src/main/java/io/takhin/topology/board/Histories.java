package io.takhin.topology.board;

import io.takhin.topology.sketch.OffsetHistory;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;
import java.util.Arrays;

/** The log ends in time of one topic's partitions, and when they were last written. */
final class Histories {

    private static final long WRITTEN_EACH_MILLIS = 60_000;

    private OffsetHistory[] byPartition = new OffsetHistory[0];
    private boolean few;
    private long dueMillis = Coverage.NONE;
    private long writtenMillis = Coverage.NONE;

    /** Null when there is none. */
    OffsetHistory get(int partition) {
        return partition < byPartition.length ? byPartition[partition] : null;
    }

    void clear() {
        byPartition = new OffsetHistory[0];
    }

    int count() {
        return byPartition.length;
    }

    /** Whether they are some of very many; for those that begin from now on. */
    void few(boolean isFew) {
        few = isFew;
    }

    boolean few() {
        return few;
    }

    void grow(int partitions) {
        int before = byPartition.length;
        if (before < partitions) {
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
        if (byPartition.length == 0 || nowMillis < dueMillis || toldMillis <= writtenMillis) {
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
        }
        return writer.toBytes();
    }

    void decode(byte[] state) {
        StateReader reader = new StateReader(state);
        few = reader.getLong() == 1;
        grow((int) reader.getLong());
        for (OffsetHistory history : byPartition) {
            long[] times = reader.getLongs();
            long[] offsets = reader.getLongs();
            for (int i = 0; i < times.length; i++) {
                history.add(times[i], offsets[i]);
            }
        }
    }
}
