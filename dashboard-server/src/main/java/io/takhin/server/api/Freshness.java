package io.takhin.server.api;

import io.takhin.topology.view.ClusterSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether a snapshot still tells of now. The topology knows event time alone, which stands still when no event comes; the
 * wall clock is asked here, at the server's edge. Thread-safe.
 */
public final class Freshness {

    /** Longer than a full refresh, a broker's restart or a hiccup of the collector takes. */
    static final Duration LIMIT = Duration.ofSeconds(15);

    private final LongSupplier unixMillis;

    /** @param unixMillis the wall clock, as the brokers have it */
    public Freshness(LongSupplier unixMillis) {
        this.unixMillis = unixMillis;
    }

    public boolean isStale(ClusterSnapshot snapshot) {
        return ageMillis(snapshot) > LIMIT.toMillis();
    }

    /** Why it is stale, in a sentence; empty when it isn't. */
    Optional<String> problem(ClusterSnapshot snapshot) {
        if (!isStale(snapshot)) {
            return Optional.empty();
        }
        return Optional.of("No event of cluster " + snapshot.clusterId() + " came for " + ageMillis(snapshot) / 1000
                + " s: its numbers are those of " + Instant.ofEpochMilli(snapshot.atMillis()) + ".");
    }

    private long ageMillis(ClusterSnapshot snapshot) {
        return unixMillis.getAsLong() - snapshot.atMillis();
    }

    long nowMillis() {
        return unixMillis.getAsLong();
    }
}
