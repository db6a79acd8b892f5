package io.takhin.server.push;

import io.takhin.server.api.GroupsApi;
import io.takhin.server.api.ListQuery;
import io.takhin.server.api.TopicsApi;
import io.takhin.server.push.ViewQuery.View;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.GroupRow;
import io.takhin.topology.view.TopicRow;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The lists of one moment: each is sorted once for all parts of it that clients show, each topic made JSON once. Thread-safe. */
final class Lists {

    private record Key(View view, String sort, boolean descending, String q, boolean internal) {
        Key(ViewQuery query) {
            this(
                    query.view(),
                    query.list().sort(),
                    query.list().descending(),
                    query.list().q(),
                    query.internal());
        }
    }

    private final ClusterSnapshot snapshot;
    private final Map<Key, List<TopicRow>> topics = new ConcurrentHashMap<>();
    private final Map<Key, List<GroupRow>> groups = new ConcurrentHashMap<>();
    private final Map<String, ViewItem> topicItems = new ConcurrentHashMap<>();

    Lists(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** All that match, in order. */
    List<TopicRow> topics(ViewQuery query) {
        ListQuery list = query.list();
        return topics.computeIfAbsent(
                new Key(query),
                key -> TopicsApi.TOPICS.inOrder(
                        snapshot.topics(), row -> isMeant(row, query) && list.matches(row.name()), list));
    }

    /** How many there are, whether they match the text or not. */
    int topicCount(ViewQuery query) {
        return query.list().q().isEmpty()
                ? topics(query).size()
                : (int) snapshot.topics().stream()
                        .filter(row -> isMeant(row, query))
                        .count();
    }

    private static boolean isMeant(TopicRow row, ViewQuery query) {
        return query.internal() || !row.internal();
    }

    /** All that match, in order. */
    List<GroupRow> groups(ViewQuery query) {
        ListQuery list = query.list();
        return groups.computeIfAbsent(
                new Key(query),
                key -> GroupsApi.GROUPS.inOrder(snapshot.groups(), row -> list.matches(row.groupId()), list));
    }

    ViewItem item(TopicRow row) {
        return topicItems.computeIfAbsent(
                row.name(), name -> ViewItem.of(row, "recentProduceRate", row.recentProduceRate()));
    }
}
