package io.takhin.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A topic's seconds as the server told them in the course of the run, for a live series reaches back five minutes only, and
 * as it tells them afterwards.
 */
final class History {

    private final Map<String, SortedMap<Long, Double>> produced = new HashMap<>();
    private final Map<String, SortedMap<Long, Double>> kept = new HashMap<>();

    /** Takes what the server says now; nothing while it doesn't answer. */
    void take(Server server) {
        for (String topic : KnownTraffic.TOPICS.keySet()) {
            server.json("/api/v1/topics/" + topic).ifPresent(detail -> take(topic, detail.get("produceRate")));
        }
    }

    /** Takes what the server kept of all seconds that it told. */
    void takeKept(Server server) {
        produced.forEach((topic, seconds) -> {
            String range = "?metrics=produceRate&step=1s&from=" + seconds.firstKey() * 1000 + "&to="
                    + (seconds.lastKey() + 1) * 1000;
            JsonNode answer =
                    server.json("/api/v1/history/topics/" + topic + range).orElseThrow();
            JsonNode points = answer.at("/metrics/produceRate/values");
            take(kept.computeIfAbsent(topic, key -> new TreeMap<>()), answer.get("fromMillis"), points);
        });
    }

    private void take(String topic, JsonNode series) {
        SortedMap<Long, Double> seconds = produced.computeIfAbsent(topic, key -> new TreeMap<>());
        take(seconds, series.get("fromMillis"), series.get("points"));
    }

    private static void take(SortedMap<Long, Double> seconds, JsonNode fromMillis, JsonNode points) {
        long second = fromMillis.asLong() / 1000;
        for (JsonNode point : points) {
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

    /** Likewise, as they were kept. */
    SortedMap<Long, Double> kept(String topic) {
        return kept.get(topic);
    }

    /** All of them. */
    long producedTotal(String topic) {
        return Math.round(
                produced.get(topic).values().stream().mapToDouble(d -> d).sum());
    }
}
