package io.takhin.broker.collector;

import io.takhin.broker.collector.AdminCalls.Pending;
import io.takhin.broker.collector.GroupsFound.Group;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsResult;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks for consumer groups of both protocols: {@code listGroups}, {@code describeConsumerGroups}, and
 * {@code listConsumerGroupOffsets} for all in one call. What can't be learnt anew stays as it was known; share groups and
 * Connect's have no offsets to be behind with.
 */
final class GroupReader {

    private static final String LIST = "listGroups";
    private static final String LIST_OF_BROKER = "listGroups of a broker";

    private final AdminCalls calls;
    private Map<String, Group> known = Map.of();
    private Pending<Collection<GroupListing>> listing;
    private Pending<Collection<Throwable>> listingErrors;

    GroupReader(AdminCalls calls) {
        this.calls = calls;
    }

    void start(Admin admin) {
        listingErrors = Optional::empty;
        listing = calls.start(LIST, () -> {
            ListGroupsResult result = admin.listGroups();
            listingErrors = calls.start(LIST_OF_BROKER, result::errors);
            return result.valid();
        });
    }

    /** Empty when the groups could not be listed. */
    Optional<GroupsFound> await(Admin admin) throws InterruptedException {
        Optional<Collection<GroupListing>> listed = listing.await();
        Collection<Throwable> errors = listingErrors.await().orElse(Set.of());
        if (listed.isEmpty()) {
            return Optional.empty();
        }
        Set<String> ids = listed.get().stream()
                .filter(GroupReader::commitsOffsets)
                .map(GroupListing::groupId)
                .collect(Collectors.toCollection(HashSet::new));
        if (!errors.isEmpty()) {
            calls.failed(
                    LIST_OF_BROKER,
                    errors.size(),
                    errors.size(),
                    LIST_OF_BROKER,
                    errors.iterator().next());
            ids.addAll(known.keySet());
        }
        known = read(admin, ids);
        return Optional.of(new GroupsFound(known));
    }

    /** A consumer that commits without subscribing has a classic group without a protocol. */
    private static boolean commitsOffsets(GroupListing group) {
        return group.type().filter(type -> type == GroupType.CONSUMER).isPresent()
                || (group.type().orElse(GroupType.CLASSIC) == GroupType.CLASSIC
                        && (group.protocol().isEmpty() || group.protocol().equals("consumer")));
    }

    private Map<String, Group> read(Admin admin, Set<String> ids) throws InterruptedException {
        PendingEach<String, ConsumerGroupDescription> descriptions =
                calls.startEach("describeConsumerGroups", ids, groups -> admin.describeConsumerGroups(groups)
                        .describedGroups());
        PendingEach<String, Map<TopicPartition, OffsetAndMetadata>> offsets =
                calls.startEach("listConsumerGroupOffsets", ids, groups -> askOffsets(admin, groups));
        Answers<String, ConsumerGroupDescription> described = descriptions.await();
        Answers<String, Map<TopicPartition, OffsetAndMetadata>> committed = offsets.await();
        Map<String, Group> groups = new HashMap<>();
        for (String id : ids) {
            if (!described.gone().contains(id) && !committed.gone().contains(id)) {
                groups.put(
                        id,
                        group(id, described.found().get(id), committed.found().get(id)));
            }
        }
        return groups;
    }

    private static Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> askOffsets(
            Admin admin, Collection<String> groups) {
        ListConsumerGroupOffsetsSpec all = new ListConsumerGroupOffsetsSpec();
        ListConsumerGroupOffsetsResult result =
                admin.listConsumerGroupOffsets(groups.stream().collect(Collectors.toMap(group -> group, g -> all)));
        return groups.stream().collect(Collectors.toMap(group -> group, result::partitionsToOffsetAndMetadata));
    }

    /** Null: not learnt this time. */
    private Group group(
            String id, ConsumerGroupDescription description, Map<TopicPartition, OffsetAndMetadata> committed) {
        Group before = known.getOrDefault(id, new Group(new GroupFacts("Unknown", -1, -1), Set.of(), Map.of()));
        return new Group(
                description == null ? before.facts() : facts(description),
                description == null ? before.assigned() : assigned(description),
                committed == null ? before.committed() : offsets(committed));
    }

    private static GroupFacts facts(ConsumerGroupDescription group) {
        return new GroupFacts(
                group.groupState().toString(),
                group.members().size(),
                group.coordinator() == null ? -1 : group.coordinator().id());
    }

    private static Set<TopicPartition> assigned(ConsumerGroupDescription group) {
        return group.members().stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .collect(Collectors.toSet());
    }

    private static Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetAndMetadata> committed) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                offsets.put(partition, offset.offset());
            }
        });
        return offsets;
    }
}
