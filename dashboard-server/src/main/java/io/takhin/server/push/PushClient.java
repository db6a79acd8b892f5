package io.takhin.server.push;

import io.takhin.server.api.ApiProblem;
import io.takhin.server.api.Frame;
import io.takhin.server.api.Json;
import io.takhin.server.api.Payload;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** One client: when its next frame is due, and whether the last one has gone out. None goes out while the last one is on its way. */
final class PushClient {

    /** So many due frames in a row that found the previous one still on its way end the connection. */
    static final int MAX_MISSED = 5;

    /** How long after its time a due frame waits for a newer snapshot than the last one sent. */
    static final long GRACE_MILLIS = 500;

    /** How soon after the end of its session a client is disconnected. */
    static final long LEASE_CHECK_MILLIS = 1_000;

    /** A packet holds as much. */
    private static final int WORTH_COMPRESSING_BYTES = 1_400;

    /** What {@link #offer} did. */
    enum Outcome {
        NOT_DUE,
        SENT,
        SKIPPED,
        TOO_SLOW
    }

    /** What goes to it. */
    enum Takes {
        /** The whole object. */
        FRAMES,
        /** The views that it has subscribed to. */
        VIEWS,
        /** Nothing until it subscribes. */
        NOTHING
    }

    private final Outlet outlet;
    private final Feed feed;
    private final String clusterId;
    private final BooleanSupplier lease;
    private final boolean silent;
    private final long intervalMillis;
    private final AtomicInteger onTheirWay = new AtomicInteger();
    private final MessageBudget budget;
    private volatile boolean failed;
    private long dueMillis;
    private long pingMillis;
    private long leaseMillis;
    private int missed;
    private Object last;
    private Wanted wanted;

    /**
     * @param feed what it is sent from
     * @param clusterId null: the only one
     * @param lease whether it may still read
     * @param silent whether nothing goes to it until it subscribes
     */
    PushClient(
            Outlet outlet,
            Feed feed,
            String clusterId,
            BooleanSupplier lease,
            int intervalSeconds,
            boolean silent,
            long nowMillis) {
        this.outlet = outlet;
        this.feed = feed;
        this.lease = lease;
        this.silent = silent;
        this.leaseMillis = nowMillis;
        this.clusterId = clusterId;
        this.intervalMillis = intervalSeconds * 1000L;
        this.dueMillis = nowMillis;
        this.pingMillis = nowMillis;
        this.budget = new MessageBudget(nowMillis);
    }

    Feed feed() {
        return feed;
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
        Outcome outcome = isDue(frame, nowMillis);
        if (outcome == Outcome.SENT) {
            send(frame.payload(), false);
        }
        return outcome;
    }

    /** Sends what is new of the views wanted, if it is time to. */
    synchronized Outcome offer(ViewStreams streams, Now now, long nowMillis) {
        Outcome outcome = isDue(now, nowMillis);
        if (outcome == Outcome.SENT) {
            wanted.next(streams, now, nowMillis).forEach(payload -> send(payload, wanted.gzip()));
        }
        return outcome;
    }

    /** SENT: now is the time, and the way is free. */
    private Outcome isDue(Object content, long nowMillis) {
        if (nowMillis < dueMillis || content == last && nowMillis < dueMillis + GRACE_MILLIS) {
            return Outcome.NOT_DUE;
        }
        long behind = (nowMillis - dueMillis) / intervalMillis;
        dueMillis += (behind + 1) * intervalMillis;
        if (onTheirWay.get() > 0) {
            missed++;
            return missed >= MAX_MISSED ? Outcome.TOO_SLOW : Outcome.SKIPPED;
        }
        missed = 0;
        last = content;
        return Outcome.SENT;
    }

    private void send(Payload payload, boolean gzip) {
        onTheirWay.incrementAndGet();
        Outlet.Done done = sent -> {
            failed |= !sent;
            onTheirWay.decrementAndGet();
        };
        if (gzip && payload.size() > WORTH_COMPRESSING_BYTES) {
            outlet.sendBinary(ByteBuffer.wrap(payload.gzipped()).asReadOnlyBuffer(), done);
        } else {
            outlet.send(payload.buffer(), done);
        }
    }

    /** From now on these views, all of those that are new, and at once; null: all of each that it has again. */
    synchronized void want(Subscription subscription, long nowMillis) {
        if (subscription == null && wanted == null) {
            return;
        }
        wanted = subscription == null ? new Wanted(wanted.subscription(), null) : new Wanted(subscription, wanted);
        dueMillis = nowMillis;
        last = null;
    }

    synchronized Takes takes() {
        return wanted != null ? Takes.VIEWS : silent ? Takes.NOTHING : Takes.FRAMES;
    }

    /** Whether one more message of it is listened to. */
    synchronized MessageBudget.Verdict hear(long nowMillis) {
        return budget.spend(nowMillis);
    }

    /** Says what is wrong with what the client said. */
    synchronized void tell(ApiProblem problem) {
        send(new Payload(Json.bytes(Map.of("problem", problem.body()))), false);
    }

    /** Keeps proxies from closing a connection on which little is sent. */
    synchronized void pingEvery(long periodMillis, long nowMillis) {
        if (nowMillis - pingMillis >= periodMillis && onTheirWay.get() == 0) {
            pingMillis = nowMillis;
            outlet.ping();
        }
    }
}
