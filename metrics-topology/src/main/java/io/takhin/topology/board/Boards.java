package io.takhin.topology.board;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The boards of all clusters. Thread-safe. */
public final class Boards {

    private static final long SILENT_MILLIS = 3_600_000;

    private final ConcurrentMap<String, ClusterBoard> byCluster = new ConcurrentSkipListMap<>();

    /** The cluster's board, made when its first event is seen. */
    public ClusterBoard of(String clusterId) {
        return byCluster.computeIfAbsent(clusterId, ClusterBoard::new);
    }

    public Optional<ClusterBoard> find(String clusterId) {
        return Optional.ofNullable(byCluster.get(clusterId));
    }

    /** Forgets clusters of which nothing was read for an hour while something was of another. */
    public void forgetSilent() {
        long newest = byCluster.values().stream()
                .mapToLong(ClusterBoard::readAtMillis)
                .max()
                .orElse(0);
        byCluster.values().removeIf(board -> newest - board.readAtMillis() > SILENT_MILLIS);
    }

    /** By cluster id. */
    public Collection<ClusterBoard> all() {
        return byCluster.values();
    }
}
