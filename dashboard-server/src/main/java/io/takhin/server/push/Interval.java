package io.takhin.server.push;

import io.takhin.server.api.ApiProblem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a client wants a frame: whole seconds, {@code 2}, {@code 2s}. */
final class Interval {

    static final int DEFAULT_SECONDS = 2;
    static final int MAX_SECONDS = 60;

    private static final Pattern FORM = Pattern.compile("([0-9]{1,3})s?");

    private Interval() {}

    /** @param text null: the default */
    static int seconds(String text) {
        if (text == null) {
            return DEFAULT_SECONDS;
        }
        Matcher matcher = FORM.matcher(text);
        int seconds = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw ApiProblem.badParameter(
                    "interval", "whole seconds from 1s to 60s", text, "Give such an interval, or leave it out for 2s.");
        }
        return seconds;
    }
}
