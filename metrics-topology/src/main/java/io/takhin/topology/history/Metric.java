package io.takhin.topology.history;

import java.util.Arrays;

/** What history is kept of. The id is in stored blocks: it never changes. */
public enum Metric {
    /** Records appended, by log end offsets. */
    PRODUCE_RATE(1, "produceRate", "records/s", Kind.SUM, 1),
    /** Records that groups got past, in thousandths: commits are spread over their time. */
    FETCH_RATE(2, "fetchRate", "records/s", Kind.SUM, 1_000),
    PRODUCE_BYTES(3, "produceBytes", "bytes/s", Kind.SUM, 1),
    FETCH_BYTES(4, "fetchBytes", "bytes/s", Kind.SUM, 1),
    /** Sum of the log end offsets. */
    LOG_END(5, "logEnd", "records", Kind.GAUGE, 1),
    SIZE_BYTES(6, "sizeBytes", "bytes", Kind.GAUGE, 1),
    LAG(7, "lag", "records", Kind.GAUGE, 1),
    TIME_LAG(8, "timeLagMillis", "ms", Kind.GAUGE, 1),
    /** Records that one group got past, in thousandths. */
    CONSUMED_RATE(9, "consumedRate", "records/s", Kind.SUM, 1_000),
    CONNECTIONS(10, "connections", "count", Kind.GAUGE, 1),
    HEAP_USED_BYTES(11, "heapUsedBytes", "bytes", Kind.GAUGE, 1),
    LOG_BYTES(12, "logBytes", "bytes", Kind.GAUGE, 1),
    /** Of the request handlers, in millionths. */
    IDLE(13, "idle", "ratio", Kind.GAUGE, 1_000_000),
    PRODUCE_LATENCY(14, "produce", "s", Kind.HISTOGRAM, 1_000),
    FETCH_LATENCY(15, "fetch", "s", Kind.HISTOGRAM, 1_000);

    /** How steps are put together. */
    public enum Kind {
        /** They add up; shown by the second. */
        SUM,
        /** Lowest, highest and last. */
        GAUGE,
        /** All values in one histogram; shown as percentiles. */
        HISTOGRAM
    }

    private final int id;
    private final String label;
    private final String unit;
    private final Kind kind;
    private final int scale;

    Metric(int id, String label, String unit, Kind kind, int scale) {
        this.id = id;
        this.label = label;
        this.unit = unit;
        this.kind = kind;
        this.scale = scale;
    }

    int id() {
        return id;
    }

    /** As in answers; a histogram's percentiles are called {@code <label>P50} and so on. */
    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    public Kind kind() {
        return kind;
    }

    /** Stored numbers are so many times the real ones. */
    public int scale() {
        return scale;
    }

    /** Whether a metric of this name is told by the second. */
    public static boolean isRate(String label) {
        return Arrays.stream(values()).anyMatch(metric -> metric.kind == Kind.SUM && metric.label.equals(label));
    }

    /** Null for an id that a later version wrote. */
    static Metric byId(long id) {
        for (Metric metric : values()) {
            if (metric.id == id) {
                return metric;
            }
        }
        return null;
    }
}
