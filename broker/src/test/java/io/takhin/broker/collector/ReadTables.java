package io.takhin.broker.collector;

import io.takhin.broker.event.GroupOffsets;
import io.takhin.broker.event.GroupState;
import io.takhin.broker.event.PartitionState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What a reader knows who applies the events in the order sent, by the rules in their javadoc. */
final class ReadTables {

    final Map<TopicPartition, PartitionFacts> partitions = new HashMap<>();
    final Map<GroupPartition, Long> offsets = new HashMap<>();
    final Map<String, GroupFacts> groups = new HashMap<>();
    private final Map<Integer, Map<TopicPartition, PartitionFacts>> partitionsOfBucket = new HashMap<>();
    private final Map<Integer, Map<GroupPartition, Long>> offsetsOfBucket = new HashMap<>();
    private final Set<String> begun = new HashSet<>();

    void read(RecordedSink.Sent sent) {
        if (sent.event() instanceof PartitionState state) {
            read(state, partitionsOfBucket.computeIfAbsent(sent.bucket(), bucket -> new HashMap<>()), sent.bucket());
            partitions.clear();
            partitionsOfBucket.values().forEach(partitions::putAll);
        } else if (sent.event() instanceof GroupOffsets told) {
            read(told, offsetsOfBucket.computeIfAbsent(sent.bucket(), bucket -> new HashMap<>()), sent.bucket());
            offsets.clear();
            offsetsOfBucket.values().forEach(offsets::putAll);
        } else if (sent.event() instanceof GroupState state) {
            read(state);
        }
    }

    /** The first record of a full tick empties the table; the others of that tick go on filling it. */
    private void begin(String what, boolean full, boolean last, Map<?, ?> table) {
        if (full && begun.add(what)) {
            table.clear();
        }
        if (last) {
            begun.remove(what);
        }
    }

    private void read(PartitionState told, Map<TopicPartition, PartitionFacts> table, int bucket) {
        begin("partitions " + bucket, told.full(), told.last(), table);
        for (int row = 0; row < told.partitions().length; row++) {
            int topic = told.topicIndexes()[row];
            table.put(
                    new TopicPartition(told.topics()[topic], told.partitions()[row]),
                    new PartitionFacts(
                            told.topicIds()[topic],
                            told.logStartOffsets()[row],
                            told.logEndOffsets()[row],
                            told.sizeBytes()[row],
                            told.leaders()[row],
                            told.replicaCounts()[row],
                            told.isrCounts()[row],
                            told.replicaSizeBytes()[row]));
        }
    }

    private void read(GroupOffsets told, Map<GroupPartition, Long> table, int bucket) {
        Map<GroupPartition, Long> unlearnt = new HashMap<>(table);
        unlearnt.keySet().removeIf(row -> !List.of(told.unlearnt()).contains(row.group()));
        begin("offsets " + bucket, told.full(), told.last(), table);
        table.putAll(unlearnt);
        for (int row = 0; row < told.partitions().length; row++) {
            table.put(
                    new GroupPartition(
                            told.groups()[told.groupIndexes()[row]],
                            told.topics()[told.topicIndexes()[row]],
                            told.partitions()[row]),
                    told.committedOffsets()[row]);
        }
    }

    private void read(GroupState told) {
        begin("groups", told.full(), told.last(), groups);
        for (int row = 0; row < told.groups().length; row++) {
            groups.put(
                    told.groups()[row],
                    new GroupFacts(told.states()[row], told.memberCounts()[row], told.coordinators()[row]));
        }
    }
}
