package io.takhin.topology.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as people and programs write them, wherever one is asked for: on the command line and of the API. */
public final class Moments {

    /** What {@link #parse} takes, for problems and help. */
    public static final String FORMS =
            "a time such as 2026-03-01T12:00:00Z, milliseconds since 1970, now, or now-30m (s, m, h, d; now may be left out)";

    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern BEFORE_NOW = Pattern.compile("(?:now)?-([0-9]{1,9})([smhd])");

    private Moments() {}

    /** Milliseconds since 1970; empty when it is none of the {@link #FORMS}. */
    public static OptionalLong parse(String text, long nowMillis) {
        if (MILLIS.matcher(text).matches()) {
            return OptionalLong.of(Long.parseLong(text));
        }
        if (text.equals("now")) {
            return OptionalLong.of(nowMillis);
        }
        Matcher before = BEFORE_NOW.matcher(text);
        if (before.matches()) {
            return OptionalLong.of(nowMillis - Long.parseLong(before.group(1)) * unitMillis(before.group(2)));
        }
        try {
            return OptionalLong.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static long unitMillis(String unit) {
        return switch (unit) {
            case "d" -> 86_400_000;
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            default -> 1_000;
        };
    }

    /** For people. */
    static String text(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
