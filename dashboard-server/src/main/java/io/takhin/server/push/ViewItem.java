package io.takhin.server.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.takhin.server.api.Json;
import io.takhin.topology.view.Series;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A row, or a view's own fields: as JSON, and its series as they are.
 *
 * @param series by field; null where there is none
 */
record ViewItem(ObjectNode fields, Map<String, Series> series) {

    static ViewItem of(Object record, Map<String, Series> series) {
        return new ViewItem(Json.treeWithoutSeries(record), series);
    }

    /** @param series null where there is none */
    static ViewItem of(Object record, String name, Series series) {
        Map<String, Series> one = new HashMap<>(); // Map.of takes no null
        one.put(name, series);
        return of(record, one);
    }

    /** All of it. */
    ObjectNode full() {
        ObjectNode all = fields.deepCopy();
        series.forEach((name, values) -> all.set(name, node(values, 0)));
        return all;
    }

    /** Only what is another than before; empty when nothing is. */
    ObjectNode since(ViewItem before) {
        ObjectNode changed = JsonNodeFactory.instance.objectNode();
        fields.properties().forEach(field -> {
            JsonNode old = before.fields.get(field.getKey());
            if (!field.getValue().equals(old)) {
                changed.set(field.getKey(), field.getValue());
            }
        });
        series.forEach((name, values) -> {
            ObjectNode tail = tail(before.series.get(name), values);
            if (tail != null) {
                changed.set(name, tail);
            }
        });
        return changed;
    }

    /**
     * The seconds that are new, or known otherwise than before; null where there is nothing to tell: all points are equal, and
     * were.
     */
    private static ObjectNode tail(Series before, Series now) {
        if (now == null || before == null || before.stepMillis() != now.stepMillis()) {
            return now == before ? null : node(now, 0);
        }
        if (isFlat(before) && isFlat(now) && same(first(before), first(now))) {
            return null;
        }
        long shift = (now.fromMillis() - before.fromMillis()) / now.stepMillis();
        int from = 0;
        while (from < now.points().length
                && from + shift >= 0
                && from + shift < before.points().length
                && same(now.points()[from], before.points()[(int) (from + shift)])) {
            from++;
        }
        return from == now.points().length ? null : node(now, from);
    }

    private static double first(Series series) {
        return series.points().length == 0 ? Double.NaN : series.points()[0];
    }

    private static boolean isFlat(Series series) {
        return Arrays.stream(series.points()).allMatch(point -> same(point, series.points()[0]));
    }

    private static boolean same(double left, double right) {
        return Double.compare(left, right) == 0;
    }

    private static JsonNode nullNode() {
        return JsonNodeFactory.instance.nullNode();
    }

    private static ObjectNode node(Series series, int from) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (series == null) {
            return node.putNull("points");
        }
        node.put("fromMillis", series.fromMillis() + from * series.stepMillis());
        node.put("stepMillis", series.stepMillis());
        var points = node.putArray("points");
        for (int i = from; i < series.points().length; i++) {
            double point = series.points()[i];
            points.add(Double.isFinite(point) ? JsonNodeFactory.instance.numberNode(point) : nullNode());
        }
        return node;
    }
}
