package io.takhin.server.push;

import io.takhin.server.api.Frame;
import io.takhin.server.api.Frames;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** One client: when its next frame is due, and whether the last one has gone out. At most one frame is on its way. */
final class PushClient {

    /** So many due frames in a row that found the previous one still on its way end the connection. */
    static final int MAX_MISSED = 5;

    /** How long after its time a due frame waits for a newer snapshot than the last one sent. */
    static final long GRACE_MILLIS = 500;

    /** How soon after the end of its session a client is disconnected. */
    static final long LEASE_CHECK_MILLIS = 1_000;

    /** What {@link #offer} did. */
    enum Outcome {
        NOT_DUE,
        SENT,
        SKIPPED,
        TOO_SLOW
    }

    private final Outlet outlet;
    private final Frames frames;
    private final String clusterId;
    private final BooleanSupplier lease;
    private final long intervalMillis;
    private final AtomicBoolean onItsWay = new AtomicBoolean();
    private volatile boolean failed;
    private long dueMillis;
    private long pingMillis;
    private long leaseMillis;
    private int missed;
    private Frame last;

    /**
     * @param frames what it is sent
     * @param clusterId null: the only one
     * @param lease whether it may still read
     */
    PushClient(
            Outlet outlet,
            Frames frames,
            String clusterId,
            BooleanSupplier lease,
            int intervalSeconds,
            long nowMillis) {
        this.outlet = outlet;
        this.frames = frames;
        this.lease = lease;
        this.leaseMillis = nowMillis;
        this.clusterId = clusterId;
        this.intervalMillis = intervalSeconds * 1000L;
        this.dueMillis = nowMillis;
        this.pingMillis = nowMillis;
    }

    Frames frames() {
        return frames;
    }

    String clusterId() {
        return clusterId;
    }

    Outlet outlet() {
        return outlet;
    }

    /** Whether a send failed: the connection is gone. */
    boolean failed() {
        return failed;
    }

    /** Whether it may read no more. Asks once a second at most. */
    synchronized boolean isOver(long nowMillis) {
        if (nowMillis - leaseMillis < LEASE_CHECK_MILLIS) {
            return false;
        }
        leaseMillis = nowMillis;
        return !lease.getAsBoolean();
    }

    /** Sends the frame if it is time to. The first goes out at once, whenever its interval is over. */
    synchronized Outcome offer(Frame frame, long nowMillis) {
        if (nowMillis < dueMillis || frame == last && nowMillis < dueMillis + GRACE_MILLIS) {
            return Outcome.NOT_DUE;
        }
        long behind = (nowMillis - dueMillis) / intervalMillis;
        dueMillis += (behind + 1) * intervalMillis;
        if (!onItsWay.compareAndSet(false, true)) {
            missed++;
            return missed >= MAX_MISSED ? Outcome.TOO_SLOW : Outcome.SKIPPED;
        }
        missed = 0;
        last = frame;
        outlet.send(frame.buffer(), sent -> {
            failed = !sent;
            onItsWay.set(false);
        });
        return Outcome.SENT;
    }

    /** Keeps proxies from closing a connection on which little is sent. */
    synchronized void pingEvery(long periodMillis, long nowMillis) {
        if (nowMillis - pingMillis >= periodMillis && !onItsWay.get()) {
            pingMillis = nowMillis;
            outlet.ping();
        }
    }
}
