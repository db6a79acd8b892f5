package io.takhin.broker.collector;

import io.takhin.broker.collector.ToldTable.Changes;
import io.takhin.broker.event.Buckets;
import io.takhin.broker.event.ClusterState;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.sink.MetricSink;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Tells the sink what changed on one cluster. Each bucket gets a {@code last} record each time, if only an empty one. */
final class Teller {

    private final MetricSink sink;
    private final Origin origin;
    private final long fullRefreshMillis;
    private final BucketTables<TopicPartition, PartitionFacts> partitions;
    private final BucketTables<GroupPartition, Long> offsets;
    private ToldTable<String, GroupFacts> groups = newGroups();
    private long groupsFullMillis;
    private long droppedTotal;

    Teller(MetricSink sink, Origin origin, long fullRefreshMillis) {
        this.sink = sink;
        this.origin = origin;
        String clusterId = origin.clusterId();
        this.fullRefreshMillis = fullRefreshMillis;
        partitions = new BucketTables<>(clusterId, fullRefreshMillis, TopicPartition::topic, PartitionFacts::sameTopic);
        offsets = new BucketTables<>(clusterId, fullRefreshMillis, GroupPartition::topic, (before, now) -> true);
        droppedTotal = sink.droppedTotal();
    }

    private static ToldTable<String, GroupFacts> newGroups() {
        return new ToldTable<>((before, now) -> true);
    }

    Origin origin() {
        return origin;
    }

    boolean isPartitionsFullDue(long atMillis) {
        return partitions.isFullDue(atMillis);
    }

    void tellPartitions(long atMillis, Map<TopicPartition, PartitionFacts> now) {
        int buckets = sink.bucketCount(MetricTopic.PARTITION_STATE);
        if (buckets > 0) {
            tell(partitions.changes(buckets, now, atMillis).stream()
                    .map(changes -> PartitionEvents.of(origin, atMillis, changes))
                    .toList());
        }
    }

    void tellGroups(long atMillis, GroupsFound now) {
        int buckets = sink.bucketCount(MetricTopic.GROUP_OFFSET);
        if (buckets > 0) {
            Set<String> unlearnt = now.unlearnt();
            tell(offsets.changes(buckets, now.offsets(), atMillis).stream()
                    .map(changes -> changes.without(row -> unlearnt.contains(row.group())))
                    .map(changes -> now.all() ? changes : changes.ofSome())
                    .map(changes -> GroupEvents.offsets(origin, atMillis, changes, unlearnt))
                    .toList());
            int bucket = Buckets.ofCluster(origin.clusterId(), buckets);
            GroupEvents.states(origin, atMillis, changedGroups(atMillis, now))
                    .forEach(event -> sink.send(event, bucket));
            if (!now.all()) {
                forgetGroups();
            }
        }
    }

    private Changes<String, GroupFacts> changedGroups(long atMillis, GroupsFound now) {
        boolean full = atMillis - groupsFullMillis >= fullRefreshMillis;
        if (full) {
            groupsFullMillis = atMillis;
        }
        Changes<String, GroupFacts> changes = groups.changes(now.facts(), full);
        return now.all() ? changes : changes.ofSome();
    }

    /** All are told again next time, as all there are when they are. */
    private void forgetGroups() {
        offsets.forget();
        groups = newGroups();
    }

    void tellCluster(ClusterState state) {
        int buckets = sink.bucketCount(MetricTopic.BROKER_STATE);
        if (buckets > 0) {
            sink.send(state, Buckets.ofCluster(origin.clusterId(), buckets));
        }
    }

    private void tell(List<? extends List<? extends MetricEvent>> eventsOfBucket) {
        for (int bucket = 0; bucket < eventsOfBucket.size(); bucket++) {
            for (MetricEvent event : eventsOfBucket.get(bucket)) {
                sink.send(event, bucket);
            }
        }
    }

    /** If the sink dropped anything since the last time, nobody knows what: all is told again. */
    void forgetIfDropped() {
        long dropped = sink.droppedTotal();
        if (dropped != droppedTotal) {
            droppedTotal = dropped;
            partitions.forget();
            forgetGroups();
        }
    }
}
