package io.takhin.broker.collector;

import io.takhin.broker.event.ClusterState;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.sink.MetricSink;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks the cluster once for everything and tells what changed. All events of a round carry the same {@code atMillis}: the
 * moment after committed offsets were read and right before log ends are asked for. So no committed offset is newer than
 * the log end told with it, and lag is never negative. Not thread-safe.
 */
final class CollectorRound {

    private final CollectorConfig config;
    private final MetricSink sink;
    private final LongSupplier clockMillis;
    private final BooleanSupplier pluginTellsPartitions;
    private final AdminCalls calls;
    private final ClusterReader clusterReader;
    private final TopicReader topicReader;
    private final GroupReader groupReader;
    private final OffsetReader offsetReader;
    private final LogDirReader logDirReader;
    private Teller teller;
    private Set<TopicPartition> present = Set.of();
    private long startsReadMillis;
    private long pollMillis = -1;

    CollectorRound(
            CollectorConfig config,
            MetricSink sink,
            LongSupplier clockMillis,
            BooleanSupplier pluginTellsPartitions,
            AdminCalls calls) {
        this.config = config;
        this.sink = sink;
        this.clockMillis = clockMillis;
        this.pluginTellsPartitions = pluginTellsPartitions;
        this.calls = calls;
        clusterReader = new ClusterReader(calls);
        topicReader = new TopicReader(calls, config);
        groupReader = new GroupReader(calls);
        offsetReader = new OffsetReader(calls);
        logDirReader = new LogDirReader(calls, config);
    }

    /** Whether the metric topics are there to be written to. */
    boolean canTell() {
        return sink.bucketCount(MetricTopic.PARTITION_STATE) > 0
                && sink.bucketCount(MetricTopic.GROUP_OFFSET) > 0
                && sink.bucketCount(MetricTopic.BROKER_STATE) > 0;
    }

    /** @return whether the cluster could be reached */
    boolean run(Admin admin) throws InterruptedException {
        long startNanos = System.nanoTime();
        long startMillis = clockMillis.getAsLong();
        clusterReader.start(admin);
        Optional<ClusterFacts> cluster = clusterReader.await();
        if (cluster.isEmpty()) {
            return false;
        }
        follow(cluster.get().clusterId());
        boolean topicsDue = topicReader.isDue(startMillis);
        if (topicsDue) {
            topicReader.start(admin);
        }
        groupReader.start(admin);
        logDirReader.startIfDue(admin, cluster.get().brokers(), startMillis);
        Optional<Map<String, TopicDescription>> topics =
                topicsDue ? topicReader.await(admin, startMillis) : topicReader.known();
        Optional<GroupsFound> groups = groupReader.await(admin);
        long atMillis = clockMillis.getAsLong();
        if (topics.isPresent()) {
            readAndTellPartitions(admin, topics.get(), atMillis);
        }
        logDirReader.await();
        groups.ifPresent(found -> teller.tellGroups(atMillis, found));
        teller.tellCluster(clusterState(cluster.get(), atMillis));
        pollMillis = (System.nanoTime() - startNanos) / 1_000_000;
        return true;
    }

    /** A cluster that was made anew behind the same address is another one. */
    private void follow(String clusterId) {
        if (teller == null || !teller.clusterId().equals(clusterId)) {
            teller = new Teller(sink, clusterId, config.fullRefresh().toMillis());
        }
        teller.forgetIfDropped();
    }

    private void readAndTellPartitions(Admin admin, Map<String, TopicDescription> topics, long atMillis)
            throws InterruptedException {
        Map<Boolean, Set<TopicPartition>> byLeader = PartitionFinder.byLeader(topics);
        Set<TopicPartition> now =
                byLeader.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        boolean isAnyGone = !now.containsAll(present);
        present = now;
        if (pluginTellsPartitions.getAsBoolean() && !isAnyGone && !teller.isPartitionsFullDue(atMillis)) {
            return;
        }
        offsetReader.keepOnly(now);
        boolean learnt = offsetReader.read(admin, byLeader.get(true), areStartsDue(atMillis));
        logDirReader.await();
        if (learnt) {
            teller.tellPartitions(atMillis, PartitionFinder.facts(topics, offsetReader, logDirReader));
        }
    }

    /** Log starts move by retention, rarely: in a large cluster they needn't be asked for each second. */
    private boolean areStartsDue(long atMillis) {
        boolean due = topicReader.partitionCount() <= CollectorConfig.SMALL
                || atMillis - startsReadMillis >= config.topics().toMillis();
        if (due) {
            startsReadMillis = atMillis;
        }
        return due;
    }

    private ClusterState clusterState(ClusterFacts cluster, long atMillis) {
        List<Node> brokers = cluster.brokers();
        return new ClusterState(
                cluster.clusterId(),
                atMillis,
                brokers.stream().mapToInt(Node::id).toArray(),
                brokers.stream().map(node -> node.host() + ":" + node.port()).toArray(String[]::new),
                brokers.stream().map(node -> node.hasRack() ? node.rack() : "").toArray(String[]::new),
                cluster.controllerId(),
                disks(brokers, BrokerDisk::logBytes),
                disks(brokers, BrokerDisk::totalBytes),
                disks(brokers, BrokerDisk::usableBytes),
                pollMillis,
                calls.failedTotal(),
                calls.problems().toArray(String[]::new));
    }

    private long[] disks(List<Node> brokers, ToLongFunction<BrokerDisk> column) {
        long[] values = new long[brokers.size()];
        Arrays.setAll(values, broker -> logDirReader
                .disk(brokers.get(broker).id())
                .map(column::applyAsLong)
                .orElse(-1L));
        return values;
    }

    long pollMillis() {
        return pollMillis;
    }
}
