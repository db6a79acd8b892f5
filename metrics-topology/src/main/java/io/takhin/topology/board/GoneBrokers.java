package io.takhin.topology.board;

import io.takhin.broker.event.ClusterState;
import io.takhin.topology.board.TopicState.Column;
import java.util.Arrays;
import java.util.List;

/**
 * Which brokers are gone for good, rather than down: not registered and silent for an hour; or for ten minutes, when no
 * partition lacks a leader or a replica, for then none is waiting for them. By the collector's clock: without a collector it
 * isn't known who is registered, and nobody is forgotten.
 */
public final class GoneBrokers {

    private static final long UNNEEDED_MILLIS = 600_000;
    private static final long SILENT_MILLIS = 3_600_000;

    private GoneBrokers() {}

    /** Takes them off the board. */
    public static void forget(ClusterBoard board) {
        ClusterState cluster = board.clusterState();
        if (cluster == null) {
            return;
        }
        long patience = isWhole(board) ? UNNEEDED_MILLIS : SILENT_MILLIS;
        List<Integer> gone = board.brokers().entrySet().stream()
                .filter(broker -> cluster.atMillis() - broker.getValue().seenMillis() > patience)
                .map(broker -> broker.getKey())
                .filter(id -> Arrays.stream(cluster.brokers()).noneMatch(registered -> registered == id))
                .toList();
        gone.forEach(board::forgetBroker);
    }

    private static boolean isWhole(ClusterBoard board) {
        return board.coverage().hasTold(Coverage.Kind.COLLECTOR_PARTITIONS)
                && board.topics().values().stream().allMatch(GoneBrokers::isWhole);
    }

    private static boolean isWhole(TopicState topic) {
        for (int p = 0; p < topic.partitionCount(); p++) {
            if (topic.get(Column.LEADER, p) < 0 || topic.get(Column.ISR, p) < topic.get(Column.REPLICAS, p)) {
                return false;
            }
        }
        return true;
    }
}
