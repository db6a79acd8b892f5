package io.takhin.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.takhin.server.api.Json;
import io.takhin.topology.MetricsPipeline;
import io.takhin.topology.sketch.OffsetHistory;
import io.takhin.topology.view.ClusterSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is compared, as of one moment: throughput, latency, topics with their series and partitions, groups with their
 * lag. (Internal topics are left out: the metric topics themselves go on growing.)
 */
record Answers(long atMillis, SortedMap<String, JsonNode> parts) {

    /** The history begins when a group is first seen, in the order in which events of one second were read. */
    private static final long HISTORY_BEGINS_WITHIN_MILLIS = 1_000;

    /** Younger log ends are all kept in time; of older ones so many that a moment is off by a part of its age at most. */
    private static final long ALL_POINTS_MILLIS = 120_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the server says; empty when it doesn't answer, or a second ended while it was asked. */
    static Optional<Answers> of(Server server) {
        Answers answers = new Answers(atMillis(server), new TreeMap<>());
        answers.putIfThere("throughput", server.json("/api/v1/throughput"));
        answers.putIfThere("latency", server.json("/api/v1/latency"));
        answers.putIfThere("topics", server.json("/api/v1/topics").map(list -> list.get("items")));
        answers.putIfThere("groups", server.json("/api/v1/groups").map(list -> list.get("items")));
        KnownTraffic.TOPICS
                .keySet()
                .forEach(topic -> answers.putIfThere(topic, server.json("/api/v1/topics/" + topic)));
        return atMillis(server) == answers.atMillis ? answers.ifWhole() : Optional.empty();
    }

    private Optional<Answers> ifWhole() {
        return parts.size() == 4 + KnownTraffic.TOPICS.size() ? Optional.of(this) : Optional.empty();
    }

    private static long atMillis(Server server) {
        return server.json("/api/v1/throughput")
                .map(answer -> answer.get("atMillis").asLong())
                .orElse(-1L);
    }

    /** What a pipeline's views say; empty when it isn't ready, or a second ended while it was asked. */
    static Optional<Answers> of(MetricsPipeline pipeline) {
        if (!pipeline.progress().ready() || pipeline.views().clusterIds().isEmpty()) {
            return Optional.empty();
        }
        String cluster = pipeline.views().clusterIds().get(0);
        return pipeline.views().snapshot(cluster).flatMap(snapshot -> of(pipeline, snapshot));
    }

    private static Optional<Answers> of(MetricsPipeline pipeline, ClusterSnapshot snapshot) {
        Answers answers = new Answers(snapshot.atMillis(), new TreeMap<>());
        answers.put("throughput", tree(snapshot.throughput()));
        answers.put("latency", tree(snapshot.latency()));
        answers.put(
                "topics",
                tree(snapshot.topics().stream().filter(row -> !row.internal()).toList()));
        answers.put("groups", tree(snapshot.groups()));
        KnownTraffic.TOPICS.keySet().forEach(topic -> pipeline.views()
                .topic(snapshot.clusterId(), topic)
                .filter(detail -> detail.atMillis() == snapshot.atMillis())
                .ifPresent(detail -> answers.put(topic, tree(detail))));
        return answers.ifWhole();
    }

    private static JsonNode tree(Object rows) {
        try {
            return JSON.readTree(Json.bytes(rows));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void putIfThere(String name, Optional<JsonNode> part) {
        part.ifPresent(node -> put(name, node));
    }

    /** When and whose it is says {@link #atMillis}. */
    private void put(String name, JsonNode part) {
        if (part instanceof ObjectNode object) {
            object.remove(List.of("atMillis", "clusterId"));
        }
        parts.put(name, part);
    }

    /** Where the two differ, one line each. */
    static List<String> differences(Answers left, Answers right) {
        List<String> found = new ArrayList<>();
        left.parts.forEach((name, part) -> addDifferences(name, part, right.parts.get(name), found));
        return found;
    }

    private static void addDifferences(String path, JsonNode left, JsonNode right, List<String> to) {
        if (isTimeLag(left) && isTimeLag(right) && isWithinBounds(left, right)) {
            return;
        }
        if (left.isObject() && right != null && right.isObject() && left.size() == right.size()) {
            left.properties()
                    .forEach(field -> addDifferences(
                            path + "." + field.getKey(), field.getValue(), right.get(field.getKey()), to));
        } else if (left.isArray() && right != null && right.isArray() && left.size() == right.size()) {
            for (int i = firstOfBoth(path, left, right); i < left.size(); i++) {
                addDifferences(path + "[" + i + "]", left.get(i), right.get(i), to);
            }
        } else if (!same(left, right)) {
            to.add(path + ": " + left + " and " + right);
        }
    }

    /** One who reads from the start keeps a topic's log ends from when it comes to the group: the seconds before are unknown. */
    private static int firstOfBoth(String path, JsonNode left, JsonNode right) {
        int first = 0;
        while (path.endsWith(".recentLag.points")
                && first < left.size() - 1
                && (left.get(first).isNull() || right.get(first).isNull())) {
            first++;
        }
        return first;
    }

    private static boolean isTimeLag(JsonNode node) {
        return node != null && node.has("bound") && node.path("millis").isNumber();
    }

    /** As far apart as a lag in time may be for one told of the same: at least the history, or so old that points were left out. */
    private static boolean isWithinBounds(JsonNode left, JsonNode right) {
        long most = Math.max(millis(left), millis(right));
        long bound = 0;
        if (isBound(left, "atLeast") || isBound(right, "atLeast")) {
            bound = left.get("bound").equals(right.get("bound")) ? HISTORY_BEGINS_WITHIN_MILLIS : -1;
        } else if (isBound(left, "about") || isBound(right, "about")) {
            bound = Math.round(most * OffsetHistory.COARSENESS);
        } else if (most > ALL_POINTS_MILLIS) {
            bound = 2 * OffsetHistory.STRAIGHT_WITHIN_MILLIS;
        }
        return Math.abs(millis(left) - millis(right)) <= bound;
    }

    private static boolean isBound(JsonNode timeLag, String bound) {
        return timeLag.get("bound").asText().equals(bound);
    }

    private static long millis(JsonNode timeLag) {
        return timeLag.get("millis").asLong();
    }

    /** Sums of doubles may be added up in another order: a millionth of a record is no difference. */
    private static boolean same(JsonNode left, JsonNode right) {
        if (right != null && left.isNumber() && right.isNumber()) {
            return Math.abs(left.asDouble() - right.asDouble()) < 1e-6;
        }
        return left.equals(right);
    }
}
