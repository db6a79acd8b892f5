package io.takhin.server.push;

import io.takhin.server.api.Payload;
import io.takhin.server.api.Snapshots;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** One view of one cluster, moment by moment: each message is made once for all who have the same behind them. Thread-safe. */
final class ViewStream {

    /** Clients with intervals of up to three seconds find what they have; slower ones get all of it each time. */
    static final int KEPT = 4;

    /** A message, and the number of what it leads to. */
    record Next(Payload payload, long seq) {}

    private record Version(long seq, ViewContent content) {}

    private final Snapshots snapshots;
    private final ViewQuery query;
    private final LongSupplier numbers;
    private final Deque<Version> versions = new ArrayDeque<>();
    private final Map<Long, Payload> payloads = new HashMap<>();
    private Now latest;

    /** @param numbers never the same twice: a stream that is made anew must not meet a client of the one before */
    ViewStream(Snapshots snapshots, ViewQuery query, LongSupplier numbers) {
        this.snapshots = snapshots;
        this.query = query;
        this.numbers = numbers;
    }

    /** @param since what the client has; 0: nothing */
    synchronized Next next(Now current, long since) {
        advance(current);
        Version now = versions.getLast();
        Payload payload = payloads.computeIfAbsent(since, base -> make(now, base));
        return new Next(payload, now.seq);
    }

    private void advance(Now current) {
        if (current == latest) {
            return;
        }
        versions.addLast(new Version(numbers.getAsLong(), ViewContent.of(snapshots, current, query)));
        if (versions.size() > KEPT) {
            versions.removeFirst();
        }
        payloads.clear();
        latest = current;
    }

    private Payload make(Version now, long since) {
        return versions.stream()
                .filter(version -> version.seq == since)
                .findFirst()
                .map(base -> ViewFrame.delta(
                        latest.snapshot().clusterId(), query, now.seq, now.content, since, base.content))
                .orElseGet(() -> ViewFrame.full(latest.snapshot().clusterId(), query, now.seq, now.content));
    }
}
