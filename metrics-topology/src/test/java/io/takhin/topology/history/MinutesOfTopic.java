package io.takhin.topology.history;

import java.util.Random;

/** Made-up minutes of one topic with a group on it: each has other numbers, so nothing repeats. Not thread-safe. */
public final class MinutesOfTopic {

    private static final int STEPS = 60;
    private static final long STEP_MILLIS = 60_000;

    /** In one minute, at most. */
    private static final int MOST_RECORDS = 120_000;

    private final Random random;
    private final BlockCodec codec = new BlockCodec();
    private long logEnd;
    private long sizeBytes;

    /** @param seed another one makes another topic */
    public MinutesOfTopic(long seed) {
        random = new Random(seed);
    }

    /** The hour that begins then, as it is stored. */
    public byte[] hour(long startMillis) {
        double[][] sums = new double[4][STEPS];
        long[][][] gauges = new long[3][3][STEPS];
        for (int step = 0; step < STEPS; step++) {
            int records = random.nextInt(MOST_RECORDS);
            logEnd += records;
            sizeBytes += records * 900L + random.nextInt(100_000);
            sums[0][step] = records;
            sums[1][step] = random.nextInt(MOST_RECORDS * 1_000) / 1_000.0;
            sums[2][step] = records * 900.0 + random.nextInt(100_000);
            sums[3][step] = records * 450.0 + random.nextInt(100_000);
            gauge(gauges[0], step, logEnd, records);
            gauge(gauges[1], step, sizeBytes, records * 900L);
            gauge(gauges[2], step, MOST_RECORDS + random.nextInt(MOST_RECORDS), records);
        }
        Block block = new Block(startMillis, STEP_MILLIS, STEPS)
                .set(Metric.PRODUCE_RATE, sums[0])
                .set(Metric.FETCH_RATE, sums[1])
                .set(Metric.PRODUCE_BYTES, sums[2])
                .set(Metric.FETCH_BYTES, sums[3]);
        block.setParts(Metric.LOG_END, gauges[0]);
        block.setParts(Metric.SIZE_BYTES, gauges[1]);
        block.setParts(Metric.LAG, gauges[2]);
        return codec.encode(block);
    }

    /** Last, lowest, highest. */
    private static void gauge(long[][] parts, int step, long last, long span) {
        parts[0][step] = last;
        parts[1][step] = Math.max(0, last - span);
        parts[2][step] = last;
    }
}
