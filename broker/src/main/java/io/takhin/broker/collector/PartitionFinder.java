package io.takhin.broker.collector;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Puts together what topics, offsets and log dirs say of each partition. */
final class PartitionFinder {

    private static final int NO_LEADER = -1;

    private PartitionFinder() {}

    /** All partitions, by whether they have a leader: nobody knows the offsets of the others. */
    static Map<Boolean, Set<TopicPartition>> byLeader(Map<String, TopicDescription> topics) {
        Map<Boolean, Set<TopicPartition>> partitions = Map.of(true, new HashSet<>(), false, new HashSet<>());
        topics.forEach((name, topic) -> topic.partitions().forEach(partition -> partitions
                .get(leader(partition) != NO_LEADER)
                .add(new TopicPartition(name, partition.partition()))));
        return partitions;
    }

    static Map<TopicPartition, PartitionFacts> facts(
            Map<String, TopicDescription> topics, OffsetReader offsets, LogDirReader logDirs) {
        Map<TopicPartition, PartitionFacts> facts = new HashMap<>();
        topics.forEach((name, topic) -> {
            String topicId = topic.topicId().toString();
            topic.partitions().forEach(info -> {
                TopicPartition partition = new TopicPartition(name, info.partition());
                facts.put(partition, facts(partition, topicId, info, offsets, logDirs));
            });
        });
        return facts;
    }

    private static PartitionFacts facts(
            TopicPartition partition,
            String topicId,
            TopicPartitionInfo info,
            OffsetReader offsets,
            LogDirReader logDirs) {
        int leader = leader(info);
        return new PartitionFacts(
                topicId,
                offsets.startOf(partition),
                offsets.endOf(partition),
                logDirs.sizeBytes(partition, leader),
                leader,
                info.replicas().size(),
                info.isr().size(),
                logDirs.replicaSizeBytes(partition, info.replicas()));
    }

    private static int leader(TopicPartitionInfo partition) {
        Node leader = partition.leader();
        return leader == null || leader.isEmpty() ? NO_LEADER : leader.id();
    }
}
