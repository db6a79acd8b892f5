package io.takhin.broker.reporter;

import com.yammer.metrics.core.Meter;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How idle the request handlers were over the last ten seconds, 0 to 1. The meter counts idle nanoseconds per handler; its
 * own one-minute rate is 0 for the first five seconds, which would look like a broker at its limit.
 */
final class IdleRatio {

    private static final long WINDOW_NANOS = 10_000_000_000L;

    private record Sample(long atNanos, long idleNanos) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** @return null until there are two samples, or when the meter is absent */
    Double read(Meter meter, long nowNanos) {
        if (meter == null) {
            samples.clear();
            return null;
        }
        Sample now = new Sample(nowNanos, meter.count());
        while (!samples.isEmpty() && nowNanos - samples.peekFirst().atNanos > WINDOW_NANOS) {
            samples.removeFirst();
        }
        Sample oldest = samples.peekFirst();
        samples.addLast(now);
        if (oldest == null || oldest.atNanos == nowNanos) {
            return null;
        }
        double ratio = (double) (now.idleNanos - oldest.idleNanos) / (nowNanos - oldest.atNanos);
        return Math.max(0.0, Math.min(1.0, ratio));
    }
}
