package io.takhin.server.push;

import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.Health;
import io.takhin.topology.view.Problem;
import java.util.List;

/**
 * What there is to show of a cluster: the very same object until something is another.
 *
 * @param unreachable brokers that the server itself gets no answer of
 */
record Now(ClusterSnapshot snapshot, Health health, List<Problem> unreachable, Lists lists) {

    Now(ClusterSnapshot snapshot, Health health, List<Problem> unreachable) {
        this(snapshot, health, unreachable, new Lists(snapshot));
    }

    boolean isOf(ClusterSnapshot otherSnapshot, Health otherHealth, List<Problem> otherUnreachable) {
        return snapshot == otherSnapshot
                && health.problems().equals(otherHealth.problems())
                && unreachable.equals(otherUnreachable);
    }
}
