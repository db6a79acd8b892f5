package io.takhin.server.api;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The forms that answers are told in: by {@code format}, else by {@code Accept}. A table has a row a step. */
enum AnswerFormat {
    JSON("json", "application/json"),
    CSV("csv", "text/csv"),
    NDJSON("ndjson", "application/x-ndjson");

    private final String word;
    private final String contentType;

    AnswerFormat(String word, String contentType) {
        this.word = word;
        this.contentType = contentType;
    }

    /** One of all. */
    static AnswerFormat of(Context ctx) {
        return of(ctx, values());
    }

    /** One of these; JSON where nothing is asked for. */
    static AnswerFormat of(Context ctx, AnswerFormat... formats) {
        String asked = ctx.queryParam("format");
        String accept = ctx.header("Accept");
        for (AnswerFormat format : formats) {
            if (asked == null ? accept != null && accept.contains(format.contentType) : format.word.equals(asked)) {
                return format;
            }
        }
        if (asked != null) {
            throw ApiProblem.badParameter("format", words(formats), asked, "Give one of them, or leave it out.");
        }
        return JSON;
    }

    private static String words(AnswerFormat... formats) {
        List<String> words = Arrays.stream(formats).map(format -> format.word).collect(Collectors.toList());
        String last = words.remove(words.size() - 1);
        return String.join(", ", words) + " or " + last;
    }

    /** Another client may get another form at the same address. */
    static void vary(Context ctx) {
        ctx.header("Vary", "Accept, Accept-Encoding, Origin");
    }

    String contentType() {
        return contentType;
    }

    /** What is told line by line can be told in parts. */
    boolean isLines() {
        return this != JSON;
    }

    /** The whole answer in JSON. */
    static void json(Context ctx, SeriesTable table) {
        vary(ctx);
        Answers.tagged(ctx, table.answer());
    }

    /** @param isFirst whether the lines before the rows belong to it */
    byte[] lines(SeriesTable table, boolean isFirst) {
        StringBuilder lines = new StringBuilder();
        if (this == CSV && isFirst) {
            head(table, lines);
        }
        for (int step = 0; step < table.steps(); step++) {
            if (this == CSV) {
                row(table, step, lines);
            } else {
                line(table, step, lines);
            }
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 4180. */
    private static void head(SeriesTable table, StringBuilder csv) {
        csv.append("time");
        table.columns().keySet().forEach(name -> csv.append(',').append(quoted(name)));
        csv.append("\r\n");
    }

    /** Unknown is an empty cell. */
    private static void row(SeriesTable table, int step, StringBuilder csv) {
        csv.append(Instant.ofEpochMilli(table.atMillis(step)));
        for (IntFunction<Number> column : table.columns().values()) {
            Number cell = column.apply(step);
            csv.append(',').append(cell == null ? "" : cell.toString());
        }
        csv.append("\r\n");
    }

    /** Metrics' names need none; groups may have any characters. */
    private static String quoted(String name) {
        boolean plain = name.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void line(SeriesTable table, int step, StringBuilder lines) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("atMillis", table.atMillis(step));
        for (Map.Entry<String, IntFunction<Number>> column : table.columns().entrySet()) {
            row.put(column.getKey(), column.getValue().apply(step));
        }
        lines.append(new String(Json.bytes(row), StandardCharsets.UTF_8)).append('\n');
    }
}
