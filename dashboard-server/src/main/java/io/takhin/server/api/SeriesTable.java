package io.takhin.server.api;

import io.takhin.topology.history.HistoryAnswer;
import io.takhin.topology.query.SeriesAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Series as a table with a row a step.
 *
 * @param answer what the table is of, for JSON
 * @param columns by name: the cell of a step, null where it is unknown
 */
record SeriesTable(
        Object answer, long fromMillis, int stepSeconds, int steps, Map<String, IntFunction<Number>> columns) {

    /**
     * A gauge's lowest and highest stand beside its last.
     *
     * @param extremes metrics that have such columns, though they may be empty in this table
     */
    static SeriesTable of(HistoryAnswer answer, Set<String> extremes) {
        Map<String, IntFunction<Number>> columns = new LinkedHashMap<>();
        answer.metrics().forEach((name, values) -> {
            columns.put(name, cells(values.values()));
            if (values.min() != null || extremes.contains(name)) {
                columns.put(name + ".min", cells(values.min()));
                columns.put(name + ".max", cells(values.max()));
            }
        });
        return of(answer, answer.fromMillis(), answer.toMillis(), answer.stepSeconds(), columns);
    }

    /** The one series, with how many of its parts are known; or a column for each that was picked. */
    static SeriesTable of(SeriesAnswer answer) {
        Map<String, IntFunction<Number>> columns = new LinkedHashMap<>();
        if (answer.values() != null) {
            columns.put("value", cells(answer.values()));
            columns.put("known", step -> answer.known()[step]);
            columns.put("asked", step -> answer.asked()[step]);
        } else {
            answer.items().forEach(item -> columns.put(item.name(), cells(item.values())));
        }
        return of(answer, answer.fromMillis(), answer.toMillis(), answer.stepSeconds(), columns);
    }

    private static SeriesTable of(
            Object answer, long from, long to, int stepSeconds, Map<String, IntFunction<Number>> columns) {
        return new SeriesTable(answer, from, stepSeconds, (int) ((to - from) / (stepSeconds * 1000L)), columns);
    }

    /** @param values null: all unknown */
    private static IntFunction<Number> cells(double[] values) {
        return step -> values == null || Double.isNaN(values[step]) ? null : Double.valueOf(values[step]);
    }

    long atMillis(int step) {
        return fromMillis + step * stepSeconds * 1000L;
    }
}
