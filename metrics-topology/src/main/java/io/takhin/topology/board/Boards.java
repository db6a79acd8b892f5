package io.takhin.topology.board;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The boards of all clusters. Thread-safe. */
public final class Boards {

    private final ConcurrentMap<String, ClusterBoard> byCluster = new ConcurrentSkipListMap<>();

    /** The cluster's board, made when its first event is seen. */
    public ClusterBoard of(String clusterId) {
        return byCluster.computeIfAbsent(clusterId, ClusterBoard::new);
    }

    public Optional<ClusterBoard> find(String clusterId) {
        return Optional.ofNullable(byCluster.get(clusterId));
    }

    /** By cluster id. */
    public Collection<ClusterBoard> all() {
        return byCluster.values();
    }
}
