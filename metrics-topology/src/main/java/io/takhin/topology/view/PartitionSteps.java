package io.takhin.topology.view;

import io.takhin.topology.board.StoredTopic;
import io.takhin.topology.history.Block;
import io.takhin.topology.history.Metric;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Log ends and sizes of a topic's partitions at the ends of steps, as told by the topic's past states. */
final class PartitionSteps {

    private final long startMillis;
    private final long stepMillis;
    private final int count;
    private final Map<Integer, long[][]> byPartition = new TreeMap<>();
    private byte[] state;
    private long stateMillis;
    private int next;

    private PartitionSteps(long startMillis, long stepMillis, int count) {
        this.startMillis = startMillis;
        this.stepMillis = stepMillis;
        this.count = count;
    }

    /** By partition. */
    static Map<Integer, Block> read(
            Past past, String clusterId, String topic, long startMillis, long stepMillis, int count) {
        PartitionSteps steps = new PartitionSteps(startMillis, stepMillis, count);
        past.forEach(
                View.key(clusterId, topic),
                startMillis - TopicsHistory.FULL_SECONDS * 1000,
                startMillis + count * stepMillis + 999,
                steps::take);
        steps.finish(count);
        return steps.blocks();
    }

    private void take(long atMillis, byte[] told) {
        // a tick belongs to the second it begins; it ends the steps until there
        long tick = Math.floorDiv(atMillis, 1000) * 1000;
        finish((int) Math.max(0, -Math.floorDiv(startMillis - tick, stepMillis) - 1));
        state = told;
        stateMillis = tick;
    }

    /** Steps before {@code end} have what was told last, if that isn't too long ago. */
    private void finish(int end) {
        StoredTopic told = null;
        for (; next < Math.min(end, count); next++) {
            long ends = startMillis + (next + 1) * stepMillis;
            if (state != null && ends - stateMillis <= TopicsHistory.FULL_SECONDS * 1000) {
                told = told == null ? StoredTopic.of(state) : told;
                set(next, told);
            }
        }
    }

    private void set(int step, StoredTopic told) {
        for (int p = 0; p < told.logEnds().length; p++) {
            long[][] columns = byPartition.computeIfAbsent(p, key -> new long[][] {unknown(), unknown()});
            columns[0][step] = told.logEnds()[p] < 0 ? Block.UNKNOWN : told.logEnds()[p];
            columns[1][step] = told.sizes()[p] < 0 ? Block.UNKNOWN : told.sizes()[p];
        }
    }

    private long[] unknown() {
        long[] unknown = new long[count];
        Arrays.fill(unknown, Block.UNKNOWN);
        return unknown;
    }

    private Map<Integer, Block> blocks() {
        Map<Integer, Block> blocks = new TreeMap<>();
        byPartition.forEach((partition, columns) -> blocks.put(
                partition,
                new Block(startMillis, stepMillis, count)
                        .set(Metric.LOG_END, columns[0])
                        .set(Metric.SIZE_BYTES, columns[1])));
        return blocks;
    }
}
