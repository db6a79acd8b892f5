package io.takhin.broker.embedded;

import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The demo's topics, each of another shape. Together at most {@link #MAX_RECORDS_PER_SECOND}; kept for 15 minutes (payments
 * two hours) or 64 MB a partition, whichever is less: the demo's records take about 300 MB of disk.
 */
enum DemoTopic {
    /** Steady. */
    ORDERS("orders", 6, 200, second -> 200),
    /** A burst of 5 seconds each half minute, little between. */
    CLICKS("clicks", 4, 150, second -> second % 30 < 5 ? 700 : 40),
    /** A day in four minutes. Kept for long, so that the group that stopped stays behind instead of losing its place. */
    PAYMENTS("payments", 3, 100, second -> 110 + 100 * Math.sin(2 * Math.PI * second / 240)),
    /** One a second, compacted: the last entry for each of a hundred keys stays. */
    AUDIT_LOG("audit-log", 1, 250, second -> 1),
    /** Few, large. */
    INVENTORY("inventory", 2, 4_000, second -> 12),
    /** Quiet, but for {@link #REPORTS_AT_START} records when the demo starts. */
    REPORTS("reports", 1, 200, second -> 0);

    static final int REPORTS_AT_START = 50;
    static final int MAX_RECORDS_PER_SECOND = 1_200;

    private static final Map<String, String> BOUNDED = bounded("900000");
    private static final Map<String, String> LONG_BOUNDED = bounded("7200000");

    private static final Map<String, String> COMPACTED = Map.of(
            "cleanup.policy", "compact",
            "segment.ms", "300000",
            "segment.bytes", "16777216");

    final String topicName;
    final int partitions;
    final int valueBytes;
    private final DoubleUnaryOperator recordsPerSecond;

    DemoTopic(String topicName, int partitions, int valueBytes, DoubleUnaryOperator recordsPerSecond) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.valueBytes = valueBytes;
        this.recordsPerSecond = recordsPerSecond;
    }

    /** Records a second, so many seconds after the start. */
    double recordsPerSecond(double second) {
        return recordsPerSecond.applyAsDouble(second);
    }

    NewTopic asNewTopic() {
        return new NewTopic(topicName, Optional.of(partitions), Optional.empty()).configs(settings());
    }

    private Map<String, String> settings() {
        return switch (this) {
            case AUDIT_LOG -> COMPACTED;
            case PAYMENTS -> LONG_BOUNDED;
            default -> BOUNDED;
        };
    }

    private static Map<String, String> bounded(String retentionMillis) {
        return Map.of(
                "retention.ms", retentionMillis,
                "retention.bytes", "67108864",
                "segment.ms", "300000",
                "segment.bytes", "16777216");
    }
}
