package io.takhin.topology.store;

import java.time.Duration;

/**
 * How fine history is kept, and how long. A block holds {@link #STEPS} steps of one series, so that a series costs one write
 * a minute, one each ten minutes and one an hour; a block is written once it doesn't change any more.
 */
public enum Rollup {
    SECONDS("1s", 1, Duration.ofHours(1), Duration.ofMinutes(6)),
    TENS("10s", 10, Duration.ofHours(24), Duration.ofMinutes(40)),
    MINUTES("1m", 60, Duration.ofDays(30), Duration.ofHours(3));

    /** Of a block. */
    public static final int STEPS = 60;

    private final String label;
    private final int stepSeconds;
    private final Duration retention;
    private final Duration memoryRetention;

    Rollup(String label, int stepSeconds, Duration retention, Duration memoryRetention) {
        this.label = label;
        this.stepSeconds = stepSeconds;
        this.retention = retention;
        this.memoryRetention = memoryRetention;
    }

    /** As in stores' names. */
    public String label() {
        return label;
    }

    public int stepSeconds() {
        return stepSeconds;
    }

    public long stepMillis() {
        return stepSeconds * 1000L;
    }

    public long blockMillis() {
        return stepMillis() * STEPS;
    }

    /** The start of the block that a moment lies in. */
    public long blockStart(long millis) {
        return Math.floorDiv(millis, blockMillis()) * blockMillis();
    }

    /** Kept so long unless configured otherwise. */
    public Duration defaultRetention() {
        return retention;
    }

    /** What is kept in memory while the disk can't be written. */
    Duration memoryRetention() {
        return memoryRetention;
    }

    /** The next finer one, which this one's blocks are made of; null for the finest. */
    public Rollup finer() {
        return this == SECONDS ? null : values()[ordinal() - 1];
    }
}
