package io.takhin.topology.view;

import io.takhin.broker.event.GroupOffsets;
import io.takhin.broker.event.GroupState;
import io.takhin.broker.event.MetricEvent;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;
import io.takhin.topology.board.GroupInfo;
import io.takhin.topology.board.GroupTopicState;
import io.takhin.topology.board.PartitionLag;
import io.takhin.topology.board.RecentTimeLag;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.history.Annotation;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.ViewStores;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;

/**
 * How far consumer groups are behind, and how fast they go on.
 *
 * <p>Input: {@link GroupOffsets}, joined with the partitions of {@link TopicsView} in the same task, and {@link GroupState}.
 * Key: cluster, topic, group; for a group's state cluster and group. State: {@link GroupTopicState} and {@link GroupInfo}.
 */
public final class LagView extends View {

    static final String NO_TOPIC = "\u0001group";

    /** The groups of this task, by cluster and topic. */
    private final Map<ClusterBoard, Map<String, Set<String>>> mine = new WeakHashMap<>();

    public LagView(ViewContext context) {
        super(ViewStores.LAG, context);
    }

    @Override
    void restore(ClusterBoard board, String key, String[] parts, byte[] current) {
        StateReader reader = new StateReader(current);
        long atMillis = reader.getLong();
        if (parts[1].equals(NO_TOPIC)) {
            GroupInfo info =
                    new GroupInfo(atMillis, reader.getString(), (int) reader.getLong(), (int) reader.getLong());
            board.groups().put(parts[2], info);
        } else {
            groupTopic(board, parts[1], parts[2]);
            GroupTopicState group = new GroupTopicState();
            board.groupsByTopic().get(parts[1]).put(parts[2], group);
            TopicState topic = board.topics().get(parts[1]);
            replay(key, current, atMillis, state -> group.decode(state, isRecent(state, atMillis) ? topic : null));
            mine(board, parts[1]).add(parts[2]);
        }
    }

    /** Whether history may not have written what it tells. */
    private static boolean isRecent(byte[] state, long newestMillis) {
        return new StateReader(state).getLong() > newestMillis - RecentTimeLag.FOUND_AGAIN_MILLIS;
    }

    @Override
    boolean isOnBoard(ClusterBoard board, String[] parts) {
        return parts[1].equals(NO_TOPIC)
                ? board.groups().containsKey(parts[2])
                : board.groupsByTopic().getOrDefault(parts[1], Map.of()).containsKey(parts[2]);
    }

    @Override
    void apply(ClusterBoard board, MetricEvent event) {
        if (event instanceof GroupOffsets offsets) {
            apply(board, offsets);
        } else if (event instanceof GroupState states) {
            apply(board, states);
        }
    }

    private void apply(ClusterBoard board, GroupOffsets event) {
        Stream stream = new Stream(Kind.GROUPS, -1, bucket());
        if (!takes(board, stream, event.collectorId(), event.atMillis(), event.full())) {
            return;
        }
        if (event.atMillis() <= board.coverage().until(stream)) {
            late();
            return;
        }
        settle(board);
        Map<String, Set<String>> changed = new TreeMap<>();
        for (int i = 0; i < event.partitions().length; i++) {
            String topic = event.topics()[event.topicIndexes()[i]];
            String group = event.groups()[event.groupIndexes()[i]];
            TopicState partitions = board.topics().get(topic);
            if (groupTopic(board, topic, group)
                    .take(event.partitions()[i], event.committedOffsets()[i], event.atMillis(), partitions)) {
                changed.computeIfAbsent(topic, key -> new HashSet<>()).add(group);
            }
            mine(board, topic).add(group);
        }
        unlearnt(board, event);
        if (event.last()) {
            tick(board, event, changed);
        }
        changed.forEach((topic, groups) -> groups.forEach(group -> write(board, topic, group, event.atMillis())));
        if (event.last()) {
            // after the states: a process that is killed in between takes the event again
            cover(board, stream, 0, event.atMillis(), event.full());
        }
    }

    /** Topics were restored before: see the order in MetricsTopology. */
    @Override
    void restored() {
        mine.forEach((board, topics) -> {
            synchronized (board) {
                long toldMillis = board.coverage().until(new Stream(Kind.GROUPS, -1, bucket()));
                topics.forEach((topic, groups) -> groups.forEach(group -> groupTopic(board, topic, group)
                        .resume(toldMillis, board.topics().get(topic))));
            }
        });
    }

    private void settle(ClusterBoard board) {
        mine(board)
                .forEach((topic, groups) -> groups.forEach(group -> {
                    GroupTopicState state = groupTopic(board, topic, group);
                    if (state.settle(board.topics().get(topic))) {
                        write(board, topic, group, state.tickedMillis());
                    }
                }));
    }

    private void unlearnt(ClusterBoard board, GroupOffsets event) {
        Set<String> unlearnt = new HashSet<>(List.of(event.unlearnt()));
        if (!unlearnt.isEmpty()) {
            mine(board).forEach((topic, groups) -> groups.stream()
                    .filter(unlearnt::contains)
                    .forEach(group -> groupTopic(board, topic, group).unlearnt(event.atMillis())));
        }
    }

    private void tick(ClusterBoard board, GroupOffsets event, Map<String, Set<String>> changed) {
        mine(board)
                .forEach((topic, groups) -> groups.removeIf(group -> {
                    GroupTopicState state = groupTopic(board, topic, group);
                    if (event.full() && removeUnlisted(state, event.atMillis())) {
                        remove(board, topic, group);
                        changed.getOrDefault(topic, new HashSet<>()).remove(group);
                        return true;
                    }
                    if (state.tick(event.atMillis(), board.topics().get(topic))) {
                        changed.computeIfAbsent(topic, key -> new HashSet<>()).add(group);
                    }
                    return false;
                }));
    }

    /** Removes what a full tick did not list; true when nothing is left. */
    private static boolean removeUnlisted(GroupTopicState state, long listedAtMillis) {
        state.partitions().values().removeIf((PartitionLag partition) -> partition.listedAtMillis() < listedAtMillis);
        return state.partitions().isEmpty();
    }

    private void remove(ClusterBoard board, String topic, String group) {
        Map<String, GroupTopicState> groups = board.groupsByTopic().get(topic);
        groups.remove(group);
        if (groups.isEmpty()) {
            board.groupsByTopic().remove(topic);
        }
        store().delete(key(board.clusterId(), topic, group));
    }

    private void write(ClusterBoard board, String topic, String group, long atMillis) {
        store().put(key(board.clusterId(), topic, group), atMillis, () -> groupTopic(board, topic, group)
                .encode(writer()));
    }

    private void apply(ClusterBoard board, GroupState event) {
        Stream stream = new Stream(Kind.GROUP_STATES, -1, bucket());
        if (!takes(board, stream, event.collectorId(), event.atMillis(), event.full())) {
            return;
        }
        if (event.atMillis() <= board.coverage().until(stream)) {
            late();
            return;
        }
        for (int i = 0; i < event.groups().length; i++) {
            GroupInfo info = new GroupInfo(
                    event.atMillis(), event.states()[i], event.memberCounts()[i], event.coordinators()[i]);
            GroupInfo before = board.groups().put(event.groups()[i], info);
            if (before != null && info.isRebalancedSince(before)) {
                annotate(board, event.atMillis(), Annotation.Kind.GROUP_REBALANCED, event.groups()[i], 0);
            }
            byte[] state = writer().reset()
                    .putLong(info.atMillis())
                    .putString(info.state())
                    .putLong(info.members())
                    .putLong(info.coordinator())
                    .toBytes();
            store().putCurrent(key(board.clusterId(), NO_TOPIC, event.groups()[i]), state);
        }
        if (event.last()) {
            if (event.full()) {
                removeUnlistedGroups(board, event.atMillis());
            }
            cover(board, stream, 0, event.atMillis(), event.full());
        }
    }

    private void removeUnlistedGroups(ClusterBoard board, long listedAtMillis) {
        board.groups().entrySet().removeIf(entry -> {
            boolean gone = entry.getValue().atMillis() < listedAtMillis;
            if (gone) {
                store().delete(key(board.clusterId(), NO_TOPIC, entry.getKey()));
            }
            return gone;
        });
    }

    private Set<String> mine(ClusterBoard board, String topic) {
        return mine(board).computeIfAbsent(topic, key -> new HashSet<>());
    }

    /** Where another read this partition before, what is on the board of it. */
    private Map<String, Set<String>> mine(ClusterBoard board) {
        return mine.computeIfAbsent(board, key -> {
            Map<String, Set<String>> found = new TreeMap<>();
            board.groupsByTopic().forEach((topic, groups) -> {
                TopicState state = board.topics().get(topic);
                if (state != null && state.bucket() == bucket()) {
                    found.put(topic, new HashSet<>(groups.keySet()));
                }
            });
            return found;
        });
    }

    private GroupTopicState groupTopic(ClusterBoard board, String topic, String group) {
        Map<String, GroupTopicState> groups = board.groupsByTopic().computeIfAbsent(topic, key -> new TreeMap<>());
        if (groups.isEmpty() && board.topics().containsKey(topic)) {
            board.topics().get(topic).keepHistory(board.hasManyHistories());
        }
        return groups.computeIfAbsent(group, key -> new GroupTopicState());
    }
}
