package io.takhin.topology.history;

import java.util.List;
import java.util.Optional;

/** What happened, as far back as it is kept. Thread-safe. */
@FunctionalInterface
public interface Annotations {

    /**
     * What happened to a cluster from a moment (inclusive) to another (exclusive), oldest first.
     *
     * @throws HistoryAwayException while the stores can't be read
     */
    List<Annotation> between(String clusterId, long fromMillis, long toMillis);

    /** Why this isn't all that happened between two moments; empty: it is. */
    default Optional<String> unknown(long fromMillis, long toMillis) {
        return Optional.empty();
    }
}
