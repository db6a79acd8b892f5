package io.takhin.server.api;

import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.Health;
import io.takhin.topology.view.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A cluster's health, with what the views can't tell: that they are stale, for then nobody knows how it is now, and which
 * brokers don't answer. Thread-safe.
 */
public final class HealthNow {

    private static final String STALE = "stale";

    private final Freshness freshness;
    private final UnreachableBrokers unreachable;

    public HealthNow(Freshness freshness, UnreachableBrokers unreachable) {
        this.freshness = freshness;
        this.unreachable = unreachable;
    }

    public Health of(ClusterSnapshot snapshot) {
        List<Problem> problems = new ArrayList<>();
        freshness
                .problem(snapshot)
                .map(text -> new Problem(Problem.Severity.error, STALE, text, freshness.nowMillis()))
                .ifPresent(problems::add);
        problems.addAll(unreachable.problems(snapshot));
        Health health = snapshot.health();
        if (problems.isEmpty()) {
            return health;
        }
        problems.addAll(health.problems());
        return health.with(Health.Status.error, problems);
    }
}
