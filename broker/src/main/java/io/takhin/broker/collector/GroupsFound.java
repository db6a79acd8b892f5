package io.takhin.broker.collector;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * The consumer groups as a round found them, by id.
 *
 * @param all whether there are no others: each broker has listed its groups once, and those listed since are known
 */
record GroupsFound(Map<String, Group> groups, boolean all) {

    /** Told for a partition that is assigned to a member but was never committed. */
    static final long NO_COMMIT = -1;

    /**
     * @param offsets by partition, committed or {@link #NO_COMMIT}; when they are not learnt, as they were last learnt
     * @param learnt whether the offsets could be asked for in this round
     */
    record Group(Members members, Map<TopicPartition, Long> offsets, boolean learnt) {}

    Map<String, GroupFacts> facts() {
        Map<String, GroupFacts> facts = new HashMap<>();
        groups.forEach((id, group) -> facts.put(id, group.members().facts()));
        return facts;
    }

    /** Of all groups; those of {@link #unlearnt} are not to be told. */
    Map<GroupPartition, Long> offsets() {
        Map<GroupPartition, Long> offsets = new HashMap<>();
        groups.forEach((id, group) -> group.offsets()
                .forEach((partition, offset) ->
                        offsets.put(new GroupPartition(id, partition.topic(), partition.partition()), offset)));
        return offsets;
    }

    /** Groups whose offsets could not be asked for in this round. */
    Set<String> unlearnt() {
        Set<String> unlearnt = new TreeSet<>();
        groups.forEach((id, group) -> {
            if (!group.learnt()) {
                unlearnt.add(id);
            }
        });
        return unlearnt;
    }
}
