package io.takhin.broker.collector;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ClassicGroupDescription;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/**
 * A group's state and members.
 *
 * @param assigned the partitions of its members
 */
record Members(GroupFacts facts, Set<TopicPartition> assigned) {

    static final Members UNKNOWN = new Members(new GroupFacts("Unknown", -1, -1), Set.of());

    private static final String DEAD = "Dead";

    /**
     * Asks for each group by the call of its protocol: {@code describeConsumerGroups} knows both, but tries the wrong one
     * first for classic groups and then waits 100 ms before it tries again.
     */
    static Map<String, KafkaFuture<Members>> ask(Admin admin, Collection<String> groups, Map<String, GroupType> types) {
        Map<Boolean, List<String>> byClassic =
                groups.stream().collect(Collectors.partitioningBy(group -> types.get(group) == GroupType.CLASSIC));
        Map<String, KafkaFuture<Members>> asked = new HashMap<>();
        if (!byClassic.get(true).isEmpty()) {
            admin.describeClassicGroups(byClassic.get(true))
                    .describedGroups()
                    .forEach((group, future) -> asked.put(group, future.thenApply(Members::of)));
        }
        if (!byClassic.get(false).isEmpty()) {
            admin.describeConsumerGroups(byClassic.get(false))
                    .describedGroups()
                    .forEach((group, future) -> asked.put(group, future.thenApply(Members::of)));
        }
        return asked;
    }

    private static Members of(ClassicGroupDescription group) {
        return of(group.state().toString(), group.members(), group.coordinator());
    }

    private static Members of(ConsumerGroupDescription group) {
        return of(group.groupState().toString(), group.members(), group.coordinator());
    }

    private static Members of(String state, Collection<MemberDescription> members, Node coordinator) {
        return new Members(
                new GroupFacts(state, members.size(), coordinator == null ? -1 : coordinator.id()),
                members.stream()
                        .flatMap(member -> member.assignment().topicPartitions().stream())
                        .collect(Collectors.toSet()));
    }

    /** Brokers before 4.0 say so of a group that isn't there any more. */
    boolean isDead() {
        return facts.state().equals(DEAD);
    }
}
