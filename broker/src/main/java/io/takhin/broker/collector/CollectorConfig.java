package io.takhin.broker.collector;

import java.time.Duration;

/**
 * How often a {@link ClusterCollector} asks for what.
 *
 * @param interval between rounds, which start at whole multiples of it
 * @param fullRefresh how often all is told again, changed or not
 * @param logDirs how often sizes are asked for: brokers look at every log for it
 * @param topics how often topics and log starts are asked for where there are more than {@link #SMALL} partitions; where
 *     there are fewer, each round
 * @param callTimeout how long an Admin call may take
 */
public record CollectorConfig(
        Duration interval, Duration fullRefresh, Duration logDirs, Duration topics, Duration callTimeout) {

    /** Up to so many partitions, describing all of them costs some 10 ms a round. */
    static final int SMALL = 2_000;

    public static final CollectorConfig DEFAULT = new CollectorConfig(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5));

    public CollectorConfig {
        requirePositive("interval", interval);
        requirePositive("fullRefresh", fullRefresh);
        requirePositive("logDirs", logDirs);
        requirePositive("topics", topics);
        requirePositive("callTimeout", callTimeout);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.toMillis() <= 0) {
            throw new IllegalArgumentException(name + ": expected at least 1 ms, found " + duration);
        }
    }
}
