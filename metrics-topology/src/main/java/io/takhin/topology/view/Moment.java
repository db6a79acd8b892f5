package io.takhin.topology.view;

import io.takhin.broker.event.BrokerState;
import io.takhin.broker.event.Buckets;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.TopicState;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * The moment a snapshot is for, and who tells of it.
 *
 * @param second rows and series hold until the start of this second
 * @param present brokers that are registered; while the collector doesn't tell, those too whose plugin does (a controller that
 *     is no broker may have the plugin, too: it has no replica manager, and tells no number of partitions), and after a
 *     minute in which it was silent and they told, those alone
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

    /**
     * In a stall the collector may be silent for a while, and who was registered isn't gone for that; nor after a pause of
     * all tellers, of whom one is the first to tell again.
     */
    private static final long REGISTERED_MILLIS = 60_000;

    static Moment of(ClusterBoard board, int bucketCount) {
        Coverage coverage = board.coverage();
        Set<Integer> withPlugin = new TreeSet<>();
        for (Integer broker : board.brokers().keySet()) {
            if (coverage.isFresh(Kind.BROKER, broker)) {
                withPlugin.add(broker);
            }
        }
        boolean collector = coverage.isFresh(Kind.BROKER, -1, board.collectorFreshMillis());
        Set<Integer> present = new TreeSet<>();
        if (board.clusterState() != null && coverage.silentMillis(Kind.BROKER, -1) <= REGISTERED_MILLIS) {
            Arrays.stream(board.clusterState().brokers()).forEach(present::add);
        }
        if (!collector) {
            withPlugin.stream()
                    .filter(id -> isBroker(board.brokers().get(id).state()))
                    .forEach(present::add);
        }
        boolean pluginTellsAll = !present.isEmpty() && withPlugin.containsAll(present);
        return new Moment(board, coverage.completeSecond(pluginTellsAll), present, withPlugin, collector, bucketCount);
    }

    private static boolean isBroker(BrokerState state) {
        return state != null && state.partitionCount() != null;
    }

    boolean pluginTellsAll() {
        return !present.isEmpty() && withPlugin.containsAll(present);
    }

    /** The bucket that tells of a topic; told topics keep it, for it is asked for several times a topic and snapshot. */
    int bucket(String topic) {
        TopicState told = board.topics().get(topic);
        if (told != null) {
            return told.bucket();
        }
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
        long reporting = present.stream().filter(withPlugin::contains).count();
        return pluginTellsAll()
                ? null
                : "The Takhin plugin reports from " + reporting + " of " + present.size()
                        + " brokers; a part of the cluster is not its total.";
    }
}
