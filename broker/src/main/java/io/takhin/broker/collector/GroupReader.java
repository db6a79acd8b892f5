package io.takhin.broker.collector;

import io.takhin.broker.collector.AdminCalls.Pending;
import io.takhin.broker.collector.GroupsFound.Group;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsResult;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks for consumer groups of both protocols: {@code listGroups}, {@link Members}, and
 * {@code listConsumerGroupOffsets} for all in one call. Members that can't be learnt anew stay as they were known, offsets
 * are then said to be unlearnt; share groups and Connect's have no offsets to be behind with.
 */
final class GroupReader {

    private static final String LIST = "listGroups";
    private static final String LIST_OF_BROKER = "listGroups of a broker";

    private final AdminCalls calls;
    private Map<String, Group> known = Map.of();
    private Map<String, GroupType> knownTypes = Map.of();
    private boolean listedByAll;
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
        Map<String, GroupType> types = new HashMap<>();
        listed.get().stream()
                .filter(GroupReader::commitsOffsets)
                .forEach(group -> types.put(group.groupId(), group.type().orElse(GroupType.CLASSIC)));
        if (!errors.isEmpty()) {
            Throwable first = errors.iterator().next();
            calls.failed(LIST_OF_BROKER, errors.size(), errors.size(), LIST_OF_BROKER, first);
        }
        listedByAll |= errors.isEmpty();
        // a coordinator that moves is on no broker's list for a moment: whether a group is gone, it is asked itself
        knownTypes.forEach(types::putIfAbsent);
        known = read(admin, types);
        types.keySet().retainAll(known.keySet());
        knownTypes = types;
        return Optional.of(new GroupsFound(known, listedByAll));
    }

    /** A consumer that commits without subscribing has a classic group without a protocol. */
    private static boolean commitsOffsets(GroupListing group) {
        return switch (group.type().orElse(GroupType.CLASSIC)) {
            case CONSUMER -> true;
            case CLASSIC -> group.protocol().isEmpty() || group.protocol().equals("consumer");
            default -> false;
        };
    }

    private Map<String, Group> read(Admin admin, Map<String, GroupType> types) throws InterruptedException {
        Set<String> ids = types.keySet();
        PendingEach<String, Members> descriptions =
                calls.startEach("describeGroups", ids, groups -> Members.ask(admin, groups, types));
        PendingEach<String, Map<TopicPartition, OffsetAndMetadata>> offsets =
                calls.startEach("listConsumerGroupOffsets", ids, groups -> askOffsets(admin, groups));
        Answers<String, Members> described = descriptions.await();
        Answers<String, Map<TopicPartition, OffsetAndMetadata>> committed = offsets.await();
        Map<String, Group> groups = new HashMap<>();
        for (String id : ids) {
            Members members = described.found().get(id);
            boolean dead = members != null && members.isDead();
            if (!dead && !described.gone().contains(id) && !committed.gone().contains(id)) {
                groups.put(id, group(id, members, committed.found().get(id)));
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
    private Group group(String id, Members members, Map<TopicPartition, OffsetAndMetadata> committed) {
        Group before = known.getOrDefault(id, new Group(Members.UNKNOWN, Map.of(), false));
        Members now = members == null ? before.members() : members;
        return committed == null
                ? new Group(now, before.offsets(), false)
                : new Group(now, offsets(now.assigned(), committed), true);
    }

    private static Map<TopicPartition, Long> offsets(
            Set<TopicPartition> assigned, Map<TopicPartition, OffsetAndMetadata> committed) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        assigned.forEach(partition -> offsets.put(partition, GroupsFound.NO_COMMIT));
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                offsets.put(partition, offset.offset());
            }
        });
        return offsets;
    }
}
