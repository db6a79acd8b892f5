package io.takhin.server.api;

import io.javalin.http.Context;
import io.takhin.topology.history.HistoryAnswer;
import io.takhin.topology.history.HistoryAnswer.Values;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The forms that history is told in: by {@code format}, else by {@code Accept}. A table has a row a step. */
enum HistoryFormat {
    JSON("json", "application/json", Json::bytes),
    CSV("csv", "text/csv", HistoryFormat::csv),
    NDJSON("ndjson", "application/x-ndjson", HistoryFormat::ndjson);

    private final String word;
    private final String contentType;
    private final Function<HistoryAnswer, byte[]> write;

    HistoryFormat(String word, String contentType, Function<HistoryAnswer, byte[]> write) {
        this.word = word;
        this.contentType = contentType;
        this.write = write;
    }

    static HistoryFormat of(Context ctx) {
        String asked = ctx.queryParam("format");
        String accept = ctx.header("Accept");
        for (HistoryFormat format : values()) {
            if (asked == null ? accept != null && accept.contains(format.contentType) : format.word.equals(asked)) {
                return format;
            }
        }
        if (asked != null) {
            throw ApiProblem.badParameter("format", "json, csv or ndjson", asked, "Give one of them, or leave it out.");
        }
        return JSON;
    }

    void answer(Context ctx, HistoryAnswer answer) {
        byte[] bytes = write.apply(answer);
        ctx.header("ETag", Answers.etag(bytes)).header("Vary", "Accept").contentType(contentType);
        ctx.result(bytes);
    }

    /** Columns by name; a gauge's lowest and highest beside its last. */
    private static Map<String, double[]> columns(HistoryAnswer answer) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        answer.metrics().forEach((name, values) -> add(columns, name, values));
        return columns;
    }

    private static void add(Map<String, double[]> columns, String name, Values values) {
        columns.put(name, values.values());
        if (values.min() != null) {
            columns.put(name + ".min", values.min());
            columns.put(name + ".max", values.max());
        }
    }

    private static int steps(HistoryAnswer answer) {
        return (int) ((answer.toMillis() - answer.fromMillis()) / (answer.stepSeconds() * 1000L));
    }

    private static long millis(HistoryAnswer answer, int step) {
        return answer.fromMillis() + step * answer.stepSeconds() * 1000L;
    }

    /** RFC 4180; unknown is an empty cell. Names are this project's own, so nothing needs quotes. */
    private static byte[] csv(HistoryAnswer answer) {
        Map<String, double[]> columns = columns(answer);
        StringBuilder csv = new StringBuilder("time");
        columns.keySet().forEach(name -> csv.append(',').append(name));
        for (int step = 0; step < steps(answer); step++) {
            csv.append("\r\n").append(Instant.ofEpochMilli(millis(answer, step)));
            for (double[] column : columns.values()) {
                csv.append(',').append(Double.isNaN(column[step]) ? "" : Double.toString(column[step]));
            }
        }
        return csv.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ndjson(HistoryAnswer answer) {
        Map<String, double[]> columns = columns(answer);
        StringBuilder lines = new StringBuilder();
        for (int step = 0; step < steps(answer); step++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("atMillis", millis(answer, step));
            for (Map.Entry<String, double[]> column : columns.entrySet()) {
                row.put(column.getKey(), column.getValue()[step]);
            }
            lines.append(new String(Json.bytes(row), StandardCharsets.UTF_8)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
