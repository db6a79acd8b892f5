package io.takhin.broker.collector;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The consumer groups as a round found them, by id. */
record GroupsFound(Map<String, Group> groups) {

    /** Told for a partition that is assigned to a member but was never committed. */
    static final long NO_COMMIT = -1;

    /** @param committed the offsets it has */
    record Group(Members members, Map<TopicPartition, Long> committed) {}

    Map<String, GroupFacts> facts() {
        Map<String, GroupFacts> facts = new HashMap<>();
        groups.forEach((id, group) -> facts.put(id, group.members().facts()));
        return facts;
    }

    Map<GroupPartition, Long> offsets() {
        Map<GroupPartition, Long> offsets = new HashMap<>();
        groups.forEach((id, group) -> {
            group.members().assigned().forEach(partition -> offsets.put(key(id, partition), NO_COMMIT));
            group.committed().forEach((partition, offset) -> offsets.put(key(id, partition), offset));
        });
        return offsets;
    }

    private static GroupPartition key(String group, TopicPartition partition) {
        return new GroupPartition(group, partition.topic(), partition.partition());
    }
}
