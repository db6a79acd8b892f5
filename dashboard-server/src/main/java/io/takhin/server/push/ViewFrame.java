package io.takhin.server.push;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.takhin.server.api.Json;
import io.takhin.server.api.Payload;

/** A view's message: all of it, or what is another than in the message before. */
final class ViewFrame {

    private ViewFrame() {}

    static Payload full(String clusterId, ViewQuery query, long seq, ViewContent now) {
        ObjectNode frame = head(clusterId, query, seq, now).putNull("since");
        frame.set("value", now.value() == null ? null : now.value().full());
        ArrayNode rows = frame.putArray("rows");
        now.rows().forEach((key, row) -> rows.add(row.full().put("key", key)));
        return new Payload(Json.bytes(frame));
    }

    /** @param since the sequence number of {@code before} */
    static Payload delta(String clusterId, ViewQuery query, long seq, ViewContent now, long since, ViewContent before) {
        if (now.value() == null || before.value() == null) {
            return full(clusterId, query, seq, now);
        }
        ObjectNode frame = head(clusterId, query, seq, now).put("since", since);
        frame.set("value", now.value().since(before.value()));
        ArrayNode rows = frame.putArray("rows");
        now.rows().forEach((key, row) -> {
            ViewItem old = before.rows().get(key);
            ObjectNode changed = old == null ? row.full() : row.since(old);
            if (!changed.isEmpty()) {
                rows.add(changed.put("key", key));
            }
        });
        ArrayNode removed = frame.putArray("removed");
        before.rows().keySet().stream()
                .filter(key -> !now.rows().containsKey(key))
                .forEach(removed::add);
        return new Payload(Json.bytes(frame));
    }

    private static ObjectNode head(String clusterId, ViewQuery query, long seq, ViewContent now) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("view", query.view().name())
                .put("clusterId", clusterId)
                .put("atMillis", now.atMillis())
                .put("seq", seq);
    }
}
