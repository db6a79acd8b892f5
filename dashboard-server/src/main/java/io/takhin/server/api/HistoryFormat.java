package io.takhin.server.api;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The forms that series are told in: by {@code format}, else by {@code Accept}. A table has a row a step. */
enum HistoryFormat {
    JSON("json", "application/json", table -> Json.bytes(table.answer())),
    CSV("csv", "text/csv", HistoryFormat::csv),
    NDJSON("ndjson", "application/x-ndjson", HistoryFormat::ndjson);

    private final String word;
    private final String contentType;
    private final Function<SeriesTable, byte[]> write;

    HistoryFormat(String word, String contentType, Function<SeriesTable, byte[]> write) {
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

    void answer(Context ctx, SeriesTable table) {
        byte[] bytes = write.apply(table);
        ctx.header("ETag", Answers.etag(bytes)).header("Vary", "Accept").contentType(contentType);
        ctx.result(bytes);
    }

    /** RFC 4180; unknown is an empty cell. */
    private static byte[] csv(SeriesTable table) {
        StringBuilder csv = new StringBuilder("time");
        table.columns().keySet().forEach(name -> csv.append(',').append(quoted(name)));
        for (int step = 0; step < table.steps(); step++) {
            csv.append("\r\n").append(Instant.ofEpochMilli(table.atMillis(step)));
            for (IntFunction<Number> column : table.columns().values()) {
                Number cell = column.apply(step);
                csv.append(',').append(cell == null ? "" : cell.toString());
            }
        }
        return csv.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Metrics' names need none; groups may have any characters. */
    private static String quoted(String name) {
        boolean plain = name.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static byte[] ndjson(SeriesTable table) {
        StringBuilder lines = new StringBuilder();
        for (int step = 0; step < table.steps(); step++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("atMillis", table.atMillis(step));
            for (Map.Entry<String, IntFunction<Number>> column : table.columns().entrySet()) {
                row.put(column.getKey(), column.getValue().apply(step));
            }
            lines.append(new String(Json.bytes(row), StandardCharsets.UTF_8)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
