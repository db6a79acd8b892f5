package io.takhin.broker.reporter;

import com.yammer.metrics.core.Gauge;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** One partition's gauges on this broker, and their values as of the last {@link #read}. */
final class PartitionGauges {

    /** The gauges, in the order in which they are read: log start before log end, so that start ≤ end holds. */
    enum Kind {
        REPLICAS,
        ISR,
        LOG_START,
        LOG_END,
        SIZE;

        /** @return null when it is none of them */
        static Kind of(String metric) {
            return BY_METRIC.get(metric);
        }
    }

    private static final Map<String, Kind> BY_METRIC = Map.of(
            "ReplicasCount", Kind.REPLICAS,
            "InSyncReplicasCount", Kind.ISR,
            "LogStartOffset", Kind.LOG_START,
            "LogEndOffset", Kind.LOG_END,
            "Size", Kind.SIZE);

    private static final int KINDS = Kind.values().length;
    private static final long UNKNOWN = -1;

    private final int partition;
    private final Gauge<?>[] gauges = new Gauge<?>[KINDS];
    private final long[] values = {UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN};

    PartitionGauges(int partition) {
        this.partition = partition;
    }

    int partition() {
        return partition;
    }

    synchronized void set(Kind kind, Gauge<?> gauge) {
        gauges[kind.ordinal()] = gauge;
    }

    /** @return whether no gauge is left */
    synchronized boolean remove(Kind kind) {
        gauges[kind.ordinal()] = null;
        return Arrays.stream(gauges).allMatch(Objects::isNull);
    }

    /**
     * Takes the values of this moment. The size, which Kafka adds up over all segments, is read only when an offset has
     * moved or {@code sizeToo}: what else changes it is compaction, which can wait for a refresh.
     *
     * @return whether a value has changed since the last call
     */
    synchronized boolean read(boolean sizeToo) {
        boolean changed = read(Kind.REPLICAS) | read(Kind.ISR);
        boolean moved = read(Kind.LOG_START) | read(Kind.LOG_END);
        boolean resized = (moved || sizeToo || value(Kind.SIZE) == UNKNOWN) && read(Kind.SIZE);
        return changed || moved || resized;
    }

    private boolean read(Kind kind) {
        int i = kind.ordinal();
        long before = values[i];
        values[i] = gauges[i] == null ? UNKNOWN : Math.max(UNKNOWN, ((Number) gauges[i].value()).longValue());
        return values[i] != before;
    }

    /** Kafka's ReplicasCount is 0 unless this broker leads the partition. */
    boolean led() {
        return values[Kind.REPLICAS.ordinal()] > 0;
    }

    /** As of the last {@link #read}; -1 unknown. */
    long value(Kind kind) {
        return values[kind.ordinal()];
    }
}
