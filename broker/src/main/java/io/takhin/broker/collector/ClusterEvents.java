package io.takhin.broker.collector;

import io.takhin.broker.event.ClusterState;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.Node;

/** The cluster as a round found it to columns. */
final class ClusterEvents {

    private ClusterEvents() {}

    static ClusterState of(
            Origin origin,
            long atMillis,
            ClusterFacts cluster,
            LogDirReader logDirs,
            long pollMillis,
            AdminCalls calls) {
        List<Node> brokers = cluster.brokers();
        return new ClusterState(
                origin.clusterId(),
                atMillis,
                brokers.stream().mapToInt(Node::id).toArray(),
                brokers.stream().map(node -> node.host() + ":" + node.port()).toArray(String[]::new),
                brokers.stream().map(node -> node.hasRack() ? node.rack() : "").toArray(String[]::new),
                cluster.controllerId(),
                disks(brokers, logDirs, BrokerDisk::logBytes),
                disks(brokers, logDirs, BrokerDisk::totalBytes),
                disks(brokers, logDirs, BrokerDisk::usableBytes),
                pollMillis,
                calls.failedTotal(),
                calls.problems().toArray(String[]::new),
                origin.collectorId());
    }

    private static long[] disks(List<Node> brokers, LogDirReader logDirs, ToLongFunction<BrokerDisk> column) {
        long[] values = new long[brokers.size()];
        Arrays.setAll(values, broker -> logDirs.disk(brokers.get(broker).id())
                .map(column::applyAsLong)
                .orElse(-1L));
        return values;
    }
}
