package io.takhin.topology.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.history.Block.Part;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is filled in from another block, step by step. */
class BlockTest {

    private static final int STEPS = 12;
    private static final Metric[] METRICS = {Metric.PRODUCE_RATE, Metric.LAG, Metric.PRODUCE_LATENCY};

    private final Random random = new Random(3);

    private Block some(long start) {
        Block block = new Block(start, 1_000, STEPS);
        block.set(Metric.PRODUCE_RATE, numbers());
        if (random.nextBoolean()) {
            block.set(Metric.LAG, numbers());
        } else if (random.nextBoolean()) {
            long[] last = numbers();
            block.setParts(Metric.LAG, new long[][] {last, moved(last, -5), moved(last, 7)});
        }
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(3) == 0) {
                block.setHistogram(Metric.PRODUCE_LATENCY, step, new byte[] {(byte) random.nextInt()});
            }
        }
        return block;
    }

    private long[] numbers() {
        return random.longs(STEPS, 0, 1_000)
                .map(number -> random.nextInt(3) == 0 ? Block.UNKNOWN : number)
                .toArray();
    }

    private static long[] moved(long[] numbers, long by) {
        return Arrays.stream(numbers)
                .map(number -> number == Block.UNKNOWN ? number : number + by)
                .toArray();
    }

    private static Object told(Block block, Metric metric, Part part, long millis) {
        long step = Math.floorDiv(millis - block.startMillis(), 1_000);
        if (step < 0 || step >= STEPS || !block.isKnown(metric, (int) step)) {
            return null;
        }
        return metric == Metric.PRODUCE_LATENCY
                ? block.histogram(metric, (int) step)
                : (Object) block.number(metric, part, (int) step);
    }

    @Test
    void knownSteps_stay_andUnknownOnesAreTakenOver() {
        for (int round = 0; round < 2_000; round++) {
            Block first = some(0);
            long shift = (random.nextInt(3 * STEPS) - STEPS - 5) * 1_000L;
            Block other = some(shift);
            Block filled = new Block(0, 1_000, STEPS);
            filled.fill(first);
            filled.fill(other);
            for (Metric metric : METRICS) {
                for (Part part : Part.values()) {
                    for (long millis = 0; millis < STEPS * 1_000; millis += 1_000) {
                        Object expected = told(first, metric, part, millis);
                        expected = expected == null ? told(other, metric, part, millis) : expected;
                        assertThat(told(filled, metric, part, millis))
                                .as(round + ": " + metric + " " + part + " at " + millis)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }
}
