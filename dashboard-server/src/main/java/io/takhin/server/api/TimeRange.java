package io.takhin.server.api;

import io.javalin.http.Context;
import io.takhin.topology.history.HistoryQuery;
import io.takhin.topology.replay.Moments;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code from}, {@code to} and {@code step} of a request, as whole steps.
 *
 * @param toMillis exclusive
 */
record TimeRange(long fromMillis, long toMillis, int stepSeconds) {

    private static final long DEFAULT_MILLIS = 300_000;

    /** As many points as a chart has pixels to show. */
    private static final long STEPS_BY_DEFAULT = 720;

    /** The end of the year 9999. */
    private static final long LATEST_MILLIS = 253_402_300_799_000L;

    private static final int DAY_SECONDS = 86_400;

    /** Of an answer that is told line by line: a year of minutes, or eleven days of seconds. */
    private static final int MOST_LINES = 1_000_000;

    private static final int[] STEPS = {
        1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, DAY_SECONDS
    };
    private static final Map<String, Integer> UNITS = Map.of("s", 1, "m", 60, "h", 3_600, "d", DAY_SECONDS);
    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,9})([smhd]?)");

    /**
     * @param nowMillis until when all is known
     * @param finestStep the finest steps there are, in seconds, of what is so many milliseconds ago
     * @param mostSteps that there may be
     */
    private static TimeRange of(Context ctx, long nowMillis, LongToIntFunction finestStep, int mostSteps) {
        String toText = ctx.queryParam("to");
        String fromText = ctx.queryParam("from");
        long to = toText == null ? nowMillis : moment("to", toText, nowMillis);
        long from = fromText == null ? Math.max(0, to - DEFAULT_MILLIS) : moment("from", fromText, nowMillis);
        if (from >= to) {
            throw notBefore(from, to);
        }
        long stepMillis = step(ctx.queryParam("step"), to - from, finestStep.applyAsInt(nowMillis - from)) * 1000L;
        long first = Math.floorDiv(from, stepMillis) * stepMillis;
        // a step that isn't over is left out, unless it was asked for
        long end = (toText == null ? Math.floorDiv(to, stepMillis) : up(to, stepMillis)) * stepMillis;
        return checked(first, Math.max(end, first + stepMillis), stepMillis, mostSteps);
    }

    /** As many steps as an answer of this form may have. */
    static TimeRange of(Context ctx, long nowMillis, LongToIntFunction finestStep, AnswerFormat format) {
        return of(ctx, nowMillis, finestStep, format.isLines() ? MOST_LINES : HistoryQuery.MOST_STEPS);
    }

    static ApiProblem notBefore(long from, long to) {
        return ApiProblem.badParameter(
                "from", "a moment before \"to\", " + to, String.valueOf(from), "Give the earlier one as from.");
    }

    private static TimeRange checked(long first, long end, long stepMillis, int mostSteps) {
        long steps = (end - first) / stepMillis;
        if (steps > mostSteps) {
            String lines = mostSteps < MOST_LINES ? " CSV and NDJSON may have " + MOST_LINES + "." : "";
            throw ApiProblem.badParameter(
                    "step",
                    "one that gives at most " + mostSteps + " values",
                    stepMillis / 1000 + "s, which gives " + steps,
                    "Give a longer step or a shorter time, or leave the step out." + lines);
        }
        return new TimeRange(first, end, (int) (stepMillis / 1000));
    }

    private static long step(String text, long rangeMillis, int finest) {
        if (text != null) {
            Matcher length = LENGTH.matcher(text);
            long seconds = length.matches() ? seconds(length) : 0;
            if (seconds < 1 || seconds > 366L * DAY_SECONDS) {
                String expected = "a number of seconds, or such as 10s, 1m, 1h or 1d";
                throw ApiProblem.badParameter("step", expected, text, "Give one from 1s to 366d, or leave it out.");
            }
            return seconds;
        }
        for (int step : STEPS) {
            if (step % finest == 0 && rangeMillis <= STEPS_BY_DEFAULT * step * 1000) {
                return step;
            }
        }
        long days = up(rangeMillis, STEPS_BY_DEFAULT * DAY_SECONDS * 1000);
        return days * DAY_SECONDS;
    }

    /** How many parts cover it. */
    private static long up(long whole, long part) {
        return -Math.floorDiv(-whole, part);
    }

    private static long seconds(Matcher length) {
        return Long.parseLong(length.group(1)) * UNITS.getOrDefault(length.group(2), 1);
    }

    /** One of the past or of a time to come, within what can be written as a time. */
    static long moment(String name, String text, long nowMillis) {
        OptionalLong moment = Moments.parse(text, nowMillis);
        if (moment.isEmpty() || moment.getAsLong() > LATEST_MILLIS) {
            throw ApiProblem.badParameter(name, Moments.FORMS, text, "Give one of these, or leave it out.");
        }
        return Math.max(0, moment.getAsLong());
    }
}
