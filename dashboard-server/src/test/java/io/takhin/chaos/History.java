package io.takhin.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A topic's seconds as the server told them in the course of the run: a series reaches back five minutes only. */
final class History {

    private final Map<String, SortedMap<Long, Double>> produced = new HashMap<>();

    /** Takes what the server says now; nothing while it doesn't answer. */
    void take(Server server) {
        for (String topic : KnownTraffic.TOPICS.keySet()) {
            server.json("/api/v1/topics/" + topic).ifPresent(detail -> take(topic, detail.get("produceRate")));
        }
    }

    private void take(String topic, JsonNode series) {
        SortedMap<Long, Double> seconds = produced.computeIfAbsent(topic, key -> new TreeMap<>());
        long second = series.get("fromMillis").asLong() / 1000;
        for (JsonNode point : series.get("points")) {
            if (!point.isNull()) {
                seconds.put(second, point.asDouble());
            }
            second++;
        }
    }

    /** Records a second, by Unix second. */
    SortedMap<Long, Double> produced(String topic) {
        return produced.get(topic);
    }

    /** All of them. */
    long producedTotal(String topic) {
        return Math.round(
                produced.get(topic).values().stream().mapToDouble(d -> d).sum());
    }
}
