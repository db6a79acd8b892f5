package io.takhin.server.push;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.takhin.server.api.Json;
import io.takhin.server.api.MonitoringAnswer;
import io.takhin.server.api.Snapshots;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.GroupRow;
import io.takhin.topology.view.Health;
import io.takhin.topology.view.Series;
import io.takhin.topology.view.TopicDetail;
import io.takhin.topology.view.TopicLagRow;
import io.takhin.topology.view.TopicRow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a view shows at one moment.
 *
 * @param value its own fields; null: there is no such thing
 * @param rows by key
 */
record ViewContent(long atMillis, ViewItem value, Map<String, ViewItem> rows) {

    static ViewContent of(Snapshots snapshots, Now now, ViewQuery query) {
        ClusterSnapshot snapshot = now.snapshot();
        return switch (query.view()) {
            case cluster -> cluster(now);
            case health -> health(snapshot.atMillis(), now.health());
            case topics -> topics(now, query);
            case groups -> groups(now, query);
            case topic ->
                snapshots
                        .findTopic(snapshot.clusterId(), query.name())
                        .map(ViewContent::topic)
                        .orElseGet(() -> nothing(snapshot));
            case group ->
                snapshot.groups().stream()
                        .filter(group -> group.groupId().equals(query.name()))
                        .findFirst()
                        .map(group -> group(snapshot.atMillis(), group))
                        .orElseGet(() -> nothing(snapshot));
        };
    }

    private static ViewContent nothing(ClusterSnapshot snapshot) {
        return new ViewContent(snapshot.atMillis(), null, Map.of());
    }

    private static ViewContent cluster(Now now) {
        ObjectNode fields = Json.treeWithoutSeries(MonitoringAnswer.ofCluster(now.snapshot(), now.unreachable()));
        fields.remove(List.of("topicStats", "consumerLags"));
        return new ViewContent(now.snapshot().atMillis(), new ViewItem(fields, Map.of()), Map.of());
    }

    private static ViewContent health(long atMillis, Health health) {
        Map<String, ViewItem> rows = new LinkedHashMap<>();
        health.brokers().forEach(broker -> rows.put(String.valueOf(broker.brokerId()), ViewItem.of(broker, Map.of())));
        ObjectNode fields = Json.treeWithoutSeries(health);
        fields.remove("brokers");
        return new ViewContent(atMillis, new ViewItem(fields, Map.of()), rows);
    }

    private static ViewContent topics(Now now, ViewQuery query) {
        Lists lists = now.lists();
        List<TopicRow> matching = lists.topics(query);
        Map<String, ViewItem> rows = new LinkedHashMap<>();
        part(matching, query).forEach(row -> rows.put(row.name(), lists.item(row)));
        return list(now, query, matching.size(), lists.topicCount(query), rows);
    }

    private static ViewContent groups(Now now, ViewQuery query) {
        List<GroupRow> matching = now.lists().groups(query);
        Map<String, ViewItem> rows = new LinkedHashMap<>();
        part(matching, query).forEach(row -> rows.put(row.groupId(), groupItem(row)));
        return list(now, query, matching.size(), now.snapshot().groups().size(), rows);
    }

    private static <T> List<T> part(List<T> matching, ViewQuery query) {
        int from = Math.min(query.list().offset(), matching.size());
        return matching.subList(from, Math.min(from + query.list().limit(), matching.size()));
    }

    /** @param count of all, whether they match the text or not */
    private static ViewContent list(Now now, ViewQuery query, int total, int count, Map<String, ViewItem> rows) {
        ObjectNode value = JsonNodeFactory.instance.objectNode().put("total", total);
        if (query.inOrder()) {
            value.put("count", count).put("offset", query.list().offset());
            rows.keySet().forEach(value.putArray("order")::add);
        }
        return new ViewContent(now.snapshot().atMillis(), new ViewItem(value, Map.of()), rows);
    }

    /** A group with its topics; instead of their partitions how many there are, and the rule of the worst. */
    private static ViewItem groupItem(GroupRow row) {
        ViewItem item = ViewItem.of(row, "recentLag", row.recentLag());
        for (int i = 0; i < row.topics().size(); i++) {
            TopicLagRow topic = row.topics().get(i);
            ObjectNode fields = (ObjectNode) item.fields().get("topics").get(i);
            fields.remove("partitions");
            fields.put("partitionCount", topic.partitions().size()).put("rule", rule(topic));
        }
        return item;
    }

    private static String rule(TopicLagRow topic) {
        return topic.partitions().stream()
                .filter(partition -> partition.status() == topic.status())
                .findFirst()
                .map(partition -> "partition " + partition.partition() + ": " + partition.rule())
                .orElse(null);
    }

    private static ViewContent topic(TopicDetail detail) {
        Map<String, ViewItem> rows = new LinkedHashMap<>();
        detail.partitionRows().forEach(row -> rows.put(String.valueOf(row.partition()), ViewItem.of(row, Map.of())));
        Map<String, Series> series = new HashMap<>();
        series.put("produceRate", detail.produceRate());
        series.put("fetchRate", detail.fetchRate());
        series.put("produceBytes", detail.produceBytes());
        series.put("fetchBytes", detail.fetchBytes());
        ObjectNode topic = Json.treeWithoutSeries(Map.of("topic", Json.treeWithoutSeries(detail.topic())));
        return new ViewContent(detail.atMillis(), new ViewItem(topic, series), rows);
    }

    private static ViewContent group(long atMillis, GroupRow group) {
        Map<String, ViewItem> rows = new LinkedHashMap<>();
        group.topics().forEach(topic -> topic.partitions().forEach(partition -> {
            ViewItem row = ViewItem.of(partition, Map.of());
            row.fields().put("topic", topic.topic());
            rows.put(topic.topic() + "/" + partition.partition(), row);
        }));
        return new ViewContent(atMillis, groupItem(group), rows);
    }
}
