package io.takhin.topology.history;

import java.util.List;

/** What happened, as far back as it is kept. */
@FunctionalInterface
public interface Annotations {

    /**
     * What happened to a cluster from a moment (inclusive) to another (exclusive), oldest first.
     *
     * @throws HistoryAwayException while the stores can't be read
     */
    List<Annotation> between(String clusterId, long fromMillis, long toMillis);
}
