package io.takhin.server.api;

import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.Health;
import io.takhin.topology.view.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether a snapshot still tells of now. The topology knows event time alone, which stands still when no event comes; the
 * wall clock is asked here, at the server's edge. Thread-safe.
 */
public final class Freshness {

    /** Longer than a full refresh, a broker's restart or a hiccup of the collector takes. */
    static final Duration LIMIT = Duration.ofSeconds(15);

    private static final String CODE = "stale";

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

    /** The cluster's health, with being stale among its problems: nobody knows how it is now. */
    Health health(ClusterSnapshot snapshot) {
        Health health = snapshot.health();
        return problem(snapshot)
                .map(text -> {
                    List<Problem> problems = new ArrayList<>(health.problems());
                    problems.add(0, new Problem(Problem.Severity.error, CODE, text));
                    return health.with(Health.Status.error, problems);
                })
                .orElse(health);
    }

    private long ageMillis(ClusterSnapshot snapshot) {
        return unixMillis.getAsLong() - snapshot.atMillis();
    }
}
