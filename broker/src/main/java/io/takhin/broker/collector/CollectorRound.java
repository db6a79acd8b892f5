package io.takhin.broker.collector;

import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.sink.MetricSink;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * Asks the cluster once for everything and tells what changed. All events of a round carry the same {@code atMillis}: the
 * moment after committed offsets were read and right before log ends are asked for. So no committed offset is newer than
 * a log end that the collector tells with it; one that the plugin tells may be up to a tick older, and the reader takes lag
 * for zero then. While a round waits for a slow answer, the cluster's state is told each interval all the same, and groups
 * don't wait for offsets and sizes that are late. Not thread-safe.
 */
final class CollectorRound {

    /** Within this, offsets and sizes are there as a rule, also where there are very many. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String collectorId = UUID.randomUUID().toString();
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
    private Set<Uuid> topicIds = Set.of();
    private long startsReadMillis;
    private volatile KnownCluster known;
    private long pollMillis = -1;
    private long startNanos;
    /** When the cluster was last told of; before the round, just before its start. */
    private long toldMillis;

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
        startNanos = System.nanoTime();
        long startMillis = clockMillis.getAsLong();
        clusterReader.start(admin);
        Optional<ClusterFacts> found = clusterReader.await();
        if (found.isEmpty()) {
            return false;
        }
        follow(found.get().clusterId());
        known = known(found.get());
        toldMillis = startMillis - 1;
        calls.whileWaiting(() -> tellStillWaiting(found.get()));
        try {
            readAndTell(admin, found.get(), startMillis);
        } finally {
            calls.whileWaiting(() -> {});
        }
        pollMillis = elapsedMillis();
        return true;
    }

    private void readAndTell(Admin admin, ClusterFacts cluster, long startMillis) throws InterruptedException {
        boolean topicsDue = topicReader.isDue(startMillis);
        if (topicsDue) {
            topicReader.start(admin);
        }
        groupReader.start(admin);
        logDirReader.startIfDue(admin, cluster.brokers(), startMillis);
        Optional<Map<String, TopicDescription>> topics =
                topicsDue ? topicReader.await(admin, startMillis) : topicReader.known();
        known = known(cluster);
        Optional<GroupsFound> groups = groupReader.await(admin);
        long atMillis = clockMillis.getAsLong();
        boolean partitionsToTell = topics.isPresent() && startOffsets(admin, topics.get(), atMillis);
        // log ends are told before the offsets committed below them, unless they are late
        boolean late = isAnyLate(partitionsToTell);
        if (late) {
            groups.ifPresent(all -> teller.tellGroups(atMillis, all));
        }
        if (partitionsToTell) {
            tellPartitions(topics.get(), atMillis);
        }
        logDirReader.await();
        if (!late) {
            groups.ifPresent(all -> teller.tellGroups(atMillis, all));
        }
        tellCluster(cluster, Math.max(atMillis, toldMillis + 1), pollMillis);
    }

    private KnownCluster known(ClusterFacts cluster) {
        return new KnownCluster(
                cluster.clusterId(), cluster.brokers(), topicReader.known().orElse(null));
    }

    /** The cluster as last found; empty before that. Thread-safe. */
    Optional<KnownCluster> known() {
        return Optional.ofNullable(known);
    }

    private boolean isAnyLate(boolean partitionsToTell) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + LATE_NANOS;
        return partitionsToTell && !offsetReader.comesBefore(deadlineNanos) || !logDirReader.comesBefore(deadlineNanos);
    }

    private void tellStillWaiting(ClusterFacts cluster) {
        long nowMillis = clockMillis.getAsLong();
        if (nowMillis - toldMillis >= config.interval().toMillis()) {
            tellCluster(cluster, nowMillis, Math.max(pollMillis, elapsedMillis()));
        }
    }

    private void tellCluster(ClusterFacts cluster, long atMillis, long tookMillis) {
        toldMillis = atMillis;
        teller.tellCluster(ClusterEvents.of(teller.origin(), atMillis, cluster, logDirReader, tookMillis, calls));
    }

    private long elapsedMillis() {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    /** A cluster that was made anew behind the same address is another one. */
    private void follow(String clusterId) {
        Origin origin = new Origin(clusterId, collectorId);
        if (teller == null || !teller.origin().equals(origin)) {
            teller = new Teller(sink, origin, config.fullRefresh().toMillis());
        }
        teller.forgetIfDropped();
    }

    /** @return whether partitions are to be told in this round */
    private boolean startOffsets(Admin admin, Map<String, TopicDescription> topics, long atMillis) {
        Map<Boolean, Set<TopicPartition>> byLeader = PartitionFinder.byLeader(topics);
        Set<TopicPartition> now =
                byLeader.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        // a new id under an old name is another topic, which no plugin can tell
        Set<Uuid> ids = topics.values().stream().map(TopicDescription::topicId).collect(Collectors.toSet());
        boolean sameTopics = ids.equals(topicIds) && now.containsAll(present);
        present = now;
        topicIds = ids;
        if (pluginTellsPartitions.getAsBoolean() && sameTopics && !teller.isPartitionsFullDue(atMillis)) {
            return false;
        }
        offsetReader.keepOnly(now);
        offsetReader.start(admin, byLeader.get(true), areStartsDue(atMillis));
        return true;
    }

    private void tellPartitions(Map<String, TopicDescription> topics, long atMillis) throws InterruptedException {
        boolean learnt = offsetReader.await();
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

    long pollMillis() {
        return pollMillis;
    }
}
