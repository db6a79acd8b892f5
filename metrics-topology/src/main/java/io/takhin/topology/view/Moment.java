package io.takhin.topology.view;

import io.takhin.broker.event.Buckets;
import io.takhin.broker.event.ClusterState;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage;
import io.takhin.topology.board.Coverage.Kind;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The moment a snapshot is for, and who tells of it.
 *
 * @param second rows and series hold until the start of this second
 * @param present brokers that are registered; when the collector does not tell, those whose plugin does
 * @param withPlugin brokers whose plugin told of the last seconds
 * @param collector whether the collector told of the last seconds
 * @param bucketCount partitions of the metric topics
 */
record Moment(
        ClusterBoard board,
        long second,
        Set<Integer> present,
        Set<Integer> withPlugin,
        boolean collector,
        int bucketCount) {

    static Moment of(ClusterBoard board, int bucketCount) {
        Coverage coverage = board.coverage();
        Set<Integer> withPlugin = new TreeSet<>();
        for (Integer broker : board.brokers().keySet()) {
            if (coverage.isFresh(Kind.BROKER, broker)) {
                withPlugin.add(broker);
            }
        }
        boolean collector = coverage.isFresh(Kind.BROKER, -1, board.collectorFreshMillis());
        ClusterState cluster = collector ? board.clusterState() : null;
        Set<Integer> present = cluster == null
                ? withPlugin
                : Arrays.stream(cluster.brokers()).boxed().collect(Collectors.toCollection(TreeSet::new));
        boolean pluginTellsAll = !present.isEmpty() && withPlugin.containsAll(present);
        return new Moment(board, coverage.completeSecond(pluginTellsAll), present, withPlugin, collector, bucketCount);
    }

    boolean pluginTellsAll() {
        return !present.isEmpty() && withPlugin.containsAll(present);
    }

    /** The bucket that tells of a topic. */
    int bucket(String topic) {
        return Buckets.ofTopic(board.clusterId(), topic, bucketCount);
    }

    long atMillis() {
        return second * 1000;
    }

    /** Why what only the plugin can tell isn't known; null when it is. */
    String withoutPlugin() {
        if (withPlugin.isEmpty()) {
            return "The Takhin plugin reports from no broker of this cluster; Kafka tells this only from inside.";
        }
        return pluginTellsAll()
                ? null
                : "The Takhin plugin reports from " + withPlugin.size() + " of " + present.size()
                        + " brokers; a part of the cluster is not its total.";
    }
}
