package io.takhin.server.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.server.api.ApiProblem;
import io.takhin.server.api.GroupsApi;
import io.takhin.server.api.Json;
import io.takhin.server.api.ListQuery;
import io.takhin.server.api.TopicsApi;
import io.takhin.server.push.ViewQuery.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a client may say: {@code {"subscribe": {"topics": {"sort": "-produceRate", "limit": 10}}, "gzip": true}}, or
 * {@code {"resync": true}}.
 *
 * @param subscription null: full frames of the one it has
 */
record ClientMessage(Subscription subscription) {

    /** Topics have at most 249 characters, groups as many as fit a request; more than this has none in practice. */
    private static final int LONGEST_TEXT = 1_000;

    /** More rows than any cluster has. */
    private static final int LARGEST_OFFSET = 1_000_000;

    private static final String EXAMPLE = "{\"subscribe\": {\"topics\": {\"sort\": \"-produceRate\", \"limit\": 10}}}";

    /** @throws ApiProblem when it isn't as expected */
    static ClientMessage read(String text) {
        JsonNode message = parse(text);
        requireFields("message", message, Set.of("subscribe", "gzip", "resync"));
        if (message.has("resync")) {
            if (message.size() > 1 || !truth(message, "resync")) {
                throw problem("resync", "true and nothing beside it", message);
            }
            return new ClientMessage(null);
        }
        JsonNode views = message.path("subscribe");
        requireFields(
                "subscribe",
                views,
                Set.copyOf(Arrays.stream(View.values()).map(View::name).toList()));
        if (views.isEmpty()) {
            throw problem("subscribe", "at least one view", views);
        }
        List<ViewQuery> queries = new ArrayList<>();
        views.properties()
                .forEach(view ->
                        queries.add(query(View.valueOf(view.getKey()), "subscribe." + view.getKey(), view.getValue())));
        return new ClientMessage(new Subscription(truth(message, "gzip"), List.copyOf(queries)));
    }

    private static JsonNode parse(String text) {
        try {
            return Json.tree(text);
        } catch (IOException e) {
            throw problem("message", "JSON", null);
        }
    }

    private static ViewQuery query(View view, String path, JsonNode asked) {
        return switch (view) {
            case cluster, health -> {
                requireFields(path, asked, Set.of());
                yield ViewQuery.of(view);
            }
            case topics -> {
                requireFields(path, asked, Set.of("q", "sort", "limit", "offset", "internal"));
                ListQuery list = list(path, asked, TopicsApi.TOPICS.sortKeys(), "name");
                yield new ViewQuery(view, null, list, asked.has("offset"), truth(asked, "internal"));
            }
            case groups -> {
                requireFields(path, asked, Set.of("q", "sort", "limit", "offset"));
                ListQuery list = list(path, asked, GroupsApi.GROUPS.sortKeys(), "groupId");
                yield new ViewQuery(view, null, list, asked.has("offset"), false);
            }
            case topic, group -> {
                requireFields(path, asked, Set.of("name"));
                String name = text(path + ".name", asked.get("name"));
                if (name == null) {
                    throw problem(path + ".name", "a text", null);
                }
                yield ViewQuery.of(view, name);
            }
        };
    }

    private static ListQuery list(String path, JsonNode asked, Set<String> keys, String defaultSort) {
        String sort = text(path + ".sort", asked.get("sort"));
        return ListQuery.of(
                keys,
                sort == null ? defaultSort : sort,
                text(path + ".q", asked.get("q")),
                number(path + ".limit", asked.get("limit"), ListQuery.DEFAULT_LIMIT, 1, ListQuery.MAX_LIMIT),
                number(path + ".offset", asked.get("offset"), 0, 0, LARGEST_OFFSET));
    }

    private static int number(String path, JsonNode value, int otherwise, int least, int most) {
        if (value == null) {
            return otherwise;
        }
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            throw problem(path, "a whole number from " + least + " to " + most, value);
        }
        return value.asInt();
    }

    private static String text(String path, JsonNode value) {
        if (value == null) {
            return null;
        }
        if (!value.isTextual() || value.asText().length() > LONGEST_TEXT) {
            throw problem(path, "a text of at most " + LONGEST_TEXT + " characters", value);
        }
        return value.asText();
    }

    private static boolean truth(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw problem(field, "true or false", value);
        }
        return value.asBoolean();
    }

    private static void requireFields(String path, JsonNode object, Set<String> known) {
        if (!object.isObject()) {
            throw problem(path, "an object", object);
        }
        object.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw problem(path, "fields among " + known.stream().sorted().toList(), object);
            }
        });
    }

    private static ApiProblem problem(String path, String expected, JsonNode found) {
        String text = found == null || found.isMissingNode() ? "" : found.toString();
        String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return ApiProblem.badParameter(path, expected, shown, "Send such as " + EXAMPLE + ".");
    }
}
