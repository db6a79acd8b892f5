package io.takhin.broker.reporter;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How idle threads were over the last ten seconds, 0 to 1, from a total of idle nanoseconds per thread. Kafka's own ratios
 * are rates over 30 and 60 seconds that begin at 0, so that a broker just started would seem to be at its limit.
 */
final class IdleRatio {

    private static final long WINDOW_NANOS = 10_000_000_000L;

    private record Sample(long atNanos, long idleNanos) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * The ratio up to now.
     *
     * @param idleNanos per thread, since whenever; null when unknown
     * @return null until there are two samples
     */
    Double read(Long idleNanos, long nowNanos) {
        if (idleNanos == null || (!samples.isEmpty() && idleNanos < samples.peekLast().idleNanos)) {
            samples.clear();
        }
        if (idleNanos == null) {
            return null;
        }
        while (!samples.isEmpty() && nowNanos - samples.peekFirst().atNanos > WINDOW_NANOS) {
            samples.removeFirst();
        }
        Sample oldest = samples.peekFirst();
        samples.addLast(new Sample(nowNanos, idleNanos));
        if (oldest == null || oldest.atNanos == nowNanos) {
            return null;
        }
        double ratio = (double) (idleNanos - oldest.idleNanos) / (nowNanos - oldest.atNanos);
        return Math.min(1.0, ratio);
    }
}
