package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a client makes of the messages of its views: an independent reading of the protocol, series left aside. */
public final class PushedViews {

    private record Model(long seq, ObjectNode value, Map<String, ObjectNode> rows) {}

    private final Map<String, Model> byView = new HashMap<>();

    public void take(JsonNode message) {
        String view = message.get("view").asText();
        Model before = byView.get(view);
        boolean full = message.get("since").isNull();
        if (!full) {
            assertThat(message.get("since").asLong()).isEqualTo(before.seq);
        }
        ObjectNode value = full ? JsonNodeFactory.instance.objectNode() : before.value;
        Map<String, ObjectNode> rows = full ? new TreeMap<>() : before.rows;
        if (message.get("value").isObject()) {
            value.setAll((ObjectNode) message.get("value"));
        }
        message.get("rows").forEach(row -> rows.computeIfAbsent(
                        row.get("key").asText(), key -> JsonNodeFactory.instance.objectNode())
                .setAll((ObjectNode) row));
        message.path("removed").forEach(key -> rows.remove(key.asText()));
        byView.put(view, new Model(message.get("seq").asLong(), value, rows));
    }

    /** Forgets all: a new connection begins from nothing. */
    public void clear() {
        byView.clear();
    }

    /** The monitoring object that the views amount to, without partitions of groups and reasons; empty before all of them came. */
    public Optional<JsonNode> monitoring() {
        if (!byView.keySet().containsAll(List.of("cluster", "topics", "groups"))) {
            return Optional.empty();
        }
        ObjectNode all = byView.get("cluster").value.deepCopy();
        ArrayNode topics = all.putArray("topicStats");
        byView.get("topics").rows.values().forEach(row -> {
            ObjectNode topic = topics.addObject();
            List.of("name", "partitions", "totalMessages", "totalBytes")
                    .forEach(name -> topic.set(name, row.get(name)));
            List.of("produceRate", "fetchRate").forEach(name -> topic.set(name, row.at("/rates/" + name)));
        });
        ArrayNode groups = all.putArray("consumerLags");
        byView.get("groups").rows.values().forEach(row -> {
            ObjectNode group = groups.addObject();
            List.of("groupId", "totalLag").forEach(name -> group.set(name, row.get(name)));
            ArrayNode lags = group.putArray("topicLags");
            row.get("topics").forEach(topic -> {
                ObjectNode lag = lags.addObject();
                List.of("topic", "totalLag").forEach(name -> lag.set(name, topic.get(name)));
            });
        });
        return Optional.of(comparable(all));
    }

    /** A monitoring object with only what both pulled and pushed ones tell. */
    public static JsonNode comparable(JsonNode monitoring) {
        ObjectNode all = monitoring.deepCopy();
        all.remove("unknown");
        all.get("consumerLags").forEach(group -> group.get("topicLags")
                .forEach(topic -> ((ObjectNode) topic).remove("partitionLags")));
        return all;
    }

    /** Its value and its rows. */
    public JsonNode of(String view) {
        Model model = byView.get(view);
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set("value", model.value);
        ObjectNode rows = all.putObject("rows");
        model.rows.forEach((key, row) -> {
            ObjectNode copy = row.deepCopy();
            copy.remove("recentProduceRate");
            rows.set(key, copy);
        });
        return all;
    }
}
