package io.takhin.broker.reporter;

import com.yammer.metrics.core.Metric;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Since when this process' counters count. That is the JVM's start, but for a broker that was stopped and started again
 * within one JVM: its counters began again at zero, which shows in that the all-topics meter is another object. Outlives the
 * reporter, so that one that was removed and added again while the broker ran does not seem to be a restart.
 */
final class CounterEpoch {

    private static CounterEpoch current;

    private final WeakReference<Metric> marker;
    private final long epochMillis;
    private final AtomicLong sequence = new AtomicLong();

    private CounterEpoch(Metric marker, long epochMillis) {
        this.marker = new WeakReference<>(marker);
        this.epochMillis = epochMillis;
    }

    /**
     * The epoch of the counters that {@code marker} is one of.
     *
     * @param marker the broker's all-topics meter; null on a node that has none
     */
    static synchronized CounterEpoch of(Metric marker, long jvmStartMillis, long nowMillis) {
        if (current == null) {
            current = new CounterEpoch(marker, jvmStartMillis);
        } else if (current.marker.get() != marker) {
            current = new CounterEpoch(marker, nowMillis);
        }
        return current;
    }

    long epochMillis() {
        return epochMillis;
    }

    /** Counts the ticks of this epoch, from 1. */
    long nextSequence() {
        return sequence.incrementAndGet();
    }
}
