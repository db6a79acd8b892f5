package io.takhin.topology.view;

import io.takhin.topology.board.StoredTopic;
import io.takhin.topology.history.Block;
import io.takhin.topology.history.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Log ends and sizes of a topic's partitions at the ends of steps, as told by the topic's past states; of sizes the lowest
 * and highest at the ends of a step's seconds, too.
 */
final class PartitionSteps {

    private static final long SECOND = 1000;

    /** One partition's. */
    private static final class Steps {
        private final long[] logEnd;
        private final long[] size;
        private final long[] lowest;
        private final long[] highest;

        Steps(int count) {
            logEnd = unknown(count);
            size = unknown(count);
            lowest = unknown(count);
            highest = unknown(count);
        }

        private static long[] unknown(int count) {
            long[] unknown = new long[count];
            Arrays.fill(unknown, Block.UNKNOWN);
            return unknown;
        }

        void ends(int step, long toldEnd, long toldSize) {
            logEnd[step] = toldEnd < 0 ? Block.UNKNOWN : toldEnd;
            size[step] = toldSize < 0 ? Block.UNKNOWN : toldSize;
        }

        void holds(int step, long toldSize) {
            if (toldSize >= 0) {
                lowest[step] = lowest[step] == Block.UNKNOWN ? toldSize : Math.min(lowest[step], toldSize);
                highest[step] = Math.max(highest[step], toldSize);
            }
        }
    }

    private final long startMillis;
    private final long stepMillis;
    private final int count;
    private final List<Steps> byPartition = new ArrayList<>();
    private StoredTopic told;
    private long toldMillis;

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
        steps.finish(startMillis + count * stepMillis + SECOND);
        return steps.blocks();
    }

    private void take(long atMillis, byte[] state) {
        // a tick belongs to the second it begins; it ends the steps until there
        long tick = Math.floorDiv(atMillis, SECOND) * SECOND;
        finish(tick);
        told = StoredTopic.of(state);
        toldMillis = tick;
    }

    /** Seconds that end before this moment have what was told last, if that isn't too long ago. */
    private void finish(long tickMillis) {
        if (told == null) {
            return;
        }
        long heldMillis = Math.min(tickMillis - SECOND, toldMillis + TopicsHistory.FULL_SECONDS * SECOND);
        if (heldMillis < toldMillis) {
            return;
        }
        int last = (int) Math.min(count - 1, Math.floorDiv(heldMillis - 1 - startMillis, stepMillis));
        for (int step = (int) Math.max(0, Math.floorDiv(toldMillis - 1 - startMillis, stepMillis));
                step <= last;
                step++) {
            hold(step, startMillis + (step + 1) * stepMillis <= heldMillis);
        }
    }

    private void hold(int step, boolean toItsEnd) {
        while (byPartition.size() < told.logEnds().length) {
            byPartition.add(new Steps(count));
        }
        for (int p = 0; p < told.logEnds().length; p++) {
            Steps steps = byPartition.get(p);
            steps.holds(step, told.sizes()[p]);
            if (toItsEnd) {
                steps.ends(step, told.logEnds()[p], told.sizes()[p]);
            }
        }
    }

    private Map<Integer, Block> blocks() {
        Map<Integer, Block> blocks = new TreeMap<>();
        for (Steps steps : byPartition) {
            Block block = new Block(startMillis, stepMillis, count).set(Metric.LOG_END, steps.logEnd);
            blocks.put(
                    blocks.size(),
                    stepMillis == SECOND
                            ? block.set(Metric.SIZE_BYTES, steps.size)
                            : block.set(Metric.SIZE_BYTES, steps.size, steps.lowest, steps.highest));
        }
        return blocks;
    }
}
