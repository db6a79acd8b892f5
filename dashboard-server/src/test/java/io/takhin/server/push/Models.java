package io.takhin.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a client makes of the messages of its views: an independent reading of the protocol, series left aside. */
final class Models {

    private record Model(long seq, ObjectNode value, Map<String, ObjectNode> rows) {}

    private final Map<String, Model> byView = new HashMap<>();

    void take(JsonNode message) {
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

    /** Its value and its rows. */
    JsonNode of(String view) {
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
