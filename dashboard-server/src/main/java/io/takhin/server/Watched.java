package io.takhin.server;

import io.takhin.broker.reach.Unreachable;
import java.util.List;
import java.util.Optional;

/** What this server knows of the cluster that it watches itself, past the metric topics. */
@FunctionalInterface
interface Watched {

    /** The brokers that don't answer now. */
    List<Unreachable> unreachable();

    /** The cluster's id; empty while it isn't known, and where no cluster is asked. */
    default Optional<String> clusterId() {
        return Optional.empty();
    }
}
