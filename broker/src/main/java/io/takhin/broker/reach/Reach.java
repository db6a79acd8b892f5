package io.takhin.broker.reach;

import io.takhin.broker.collector.KnownCluster.Held;
import org.apache.kafka.common.Node;

/**
 * How one broker has answered at one address. It doesn't when it refused once or failed twice in a row, and does again from
 * the first answer on. Not thread-safe.
 */
final class Reach {

    private static final int FAILURES = 2;
    private static final long NEVER = -1;

    private final Node broker;
    private int failures;
    private boolean refused;
    private long sinceMillis;
    private long atMillis;
    private String why;
    /** When the attempt that is on its way began. */
    private long beganMillis = NEVER;

    private boolean queued;
    private long leftMillis = NEVER;

    Reach(Node broker) {
        this.broker = broker;
    }

    Node broker() {
        return broker;
    }

    /** @return false when an attempt is on its way already */
    boolean queue() {
        boolean free = !queued;
        queued = true;
        return free;
    }

    void begin(long nowMillis) {
        beganMillis = nowMillis;
    }

    void end(Attempt attempt, long nowMillis) {
        take(attempt, nowMillis);
        queued = false;
        beganMillis = NEVER;
    }

    /** An attempt that takes so long hasn't even got to connecting, for that is bounded. */
    void failIfLongerThan(long millis, long nowMillis) {
        if (beganMillis != NEVER && nowMillis - beganMillis > millis) {
            take(new Attempt(Attempt.Kind.FAILED, "host name not resolved in time"), nowMillis);
        }
    }

    private void take(Attempt attempt, long nowMillis) {
        if (attempt.kind() == Attempt.Kind.UNCLEAR) {
            return;
        }
        if (attempt.kind() == Attempt.Kind.ANSWERED) {
            failures = 0;
            refused = false;
            return;
        }
        sinceMillis = failures == 0 ? beganMillis : sinceMillis;
        failures++;
        refused |= attempt.kind() == Attempt.Kind.REFUSED;
        atMillis = nowMillis;
        why = attempt.why();
    }

    void registered() {
        leftMillis = NEVER;
    }

    /** @return for how long Kafka has not counted on it */
    long unregisteredMillis(long nowMillis) {
        leftMillis = leftMillis == NEVER ? nowMillis : leftMillis;
        return nowMillis - leftMillis;
    }

    boolean isLost() {
        return refused || failures >= FAILURES;
    }

    /** What to tell while it is lost. */
    Unreachable asUnreachable(String clusterId, Held held) {
        return new Unreachable(
                clusterId,
                broker.id(),
                broker.host(),
                broker.port(),
                sinceMillis,
                atMillis,
                why,
                leftMillis == NEVER,
                held);
    }
}
