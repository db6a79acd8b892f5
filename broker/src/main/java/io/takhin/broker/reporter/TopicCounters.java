package io.takhin.broker.reporter;

import com.yammer.metrics.core.Meter;

/**
 * One topic's traffic counters on this broker. Kafka removes a topic's meters when the broker no longer leads it, and starts
 * them at zero when it leads again; the totals here go on, so that a total never falls within an epoch.
 */
final class TopicCounters {

    /** The meters, by their place in the row. */
    enum Kind implements MetricKind {
        MESSAGES_IN("MessagesInPerSec"),
        BYTES_IN("BytesInPerSec"),
        BYTES_OUT("BytesOutPerSec");

        private final String metric;

        Kind(String metric) {
            this.metric = metric;
        }

        @Override
        public String metric() {
            return metric;
        }

        static Kind of(String metric) {
            return MetricKind.find(values(), metric);
        }
    }

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
        return !MetricKind.areNone(meters);
    }

    /** As of the last {@link #read}. */
    long total(Kind kind) {
        return totals[kind.ordinal()];
    }
}
