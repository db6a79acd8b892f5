package io.takhin.broker.reporter;

import com.yammer.metrics.core.Meter;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * One topic's traffic counters on this broker. Kafka removes a topic's meters when the broker no longer leads it, and starts
 * them at zero when it leads again; the totals here go on, so that a total never falls within an epoch.
 */
final class TopicCounters {

    /** The meters, by their place in the row. */
    enum Kind {
        MESSAGES_IN,
        BYTES_IN,
        BYTES_OUT;

        /** @return null when it is none of them */
        static Kind of(String metric) {
            return BY_METRIC.get(metric);
        }
    }

    private static final Map<String, Kind> BY_METRIC = Map.of(
            "MessagesInPerSec", Kind.MESSAGES_IN,
            "BytesInPerSec", Kind.BYTES_IN,
            "BytesOutPerSec", Kind.BYTES_OUT);

    private static final int KINDS = Kind.values().length;

    private final String topic;
    private final Meter[] meters = new Meter[KINDS];
    private final long[] retired = new long[KINDS];
    private final long[] totals = new long[KINDS];

    TopicCounters(String topic) {
        this.topic = topic;
    }

    String topic() {
        return topic;
    }

    synchronized void set(Kind kind, Meter meter) {
        if (meters[kind.ordinal()] != meter) {
            remove(kind);
            meters[kind.ordinal()] = meter;
        }
    }

    synchronized void remove(Kind kind) {
        Meter meter = meters[kind.ordinal()];
        if (meter != null) {
            retired[kind.ordinal()] += meter.count();
            meters[kind.ordinal()] = null;
        }
    }

    /** Takes the totals of this moment. @return whether one has changed since the last call */
    synchronized boolean read() {
        boolean changed = false;
        for (int i = 0; i < KINDS; i++) {
            long total = retired[i] + (meters[i] == null ? 0 : meters[i].count());
            changed |= total != totals[i];
            totals[i] = total;
        }
        return changed;
    }

    /** Whether the broker still counts for this topic. */
    synchronized boolean alive() {
        return Arrays.stream(meters).anyMatch(Objects::nonNull);
    }

    /** As of the last {@link #read}. */
    long total(Kind kind) {
        return totals[kind.ordinal()];
    }
}
