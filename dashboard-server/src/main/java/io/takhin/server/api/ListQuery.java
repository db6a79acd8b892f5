package io.takhin.server.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parameters that every list takes.
 *
 * @param sort a key of the list; descending when it was given with a minus
 * @param q lower-case words, with blanks between, each of which a row's name must contain; empty: any
 */
public record ListQuery(int limit, int offset, String sort, boolean descending, String q) {

    public static final int DEFAULT_LIMIT = 100;
    public static final int MAX_LIMIT = 10_000;

    /** What comes after so many is one text with blanks in it. */
    private static final int MOST_WORDS = 16;

    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final List<String> COMMON = List.of("limit", "offset", "sort", "q");

    /**
     * @param sortKeys what the list can be sorted by
     * @param defaultSort one of them, perhaps with a minus
     * @param more parameters beyond the common ones
     */
    static ListQuery of(Context ctx, Set<String> sortKeys, String defaultSort, String... more) {
        List<String> known = new ArrayList<>(COMMON);
        known.addAll(List.of(more));
        Parameters.rejectUnknown(ctx, known);
        String given = ctx.queryParam("sort");
        return of(
                sortKeys,
                given == null ? defaultSort : given,
                ctx.queryParam("q"),
                Parameters.number(ctx, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT),
                Parameters.number(ctx, "offset", 0, 0, Integer.MAX_VALUE));
    }

    /**
     * @param sort one of the keys, perhaps with a minus
     * @param q null: any
     */
    public static ListQuery of(Set<String> sortKeys, String sort, String q, int limit, int offset) {
        boolean descending = sort.startsWith("-");
        String key = descending ? sort.substring(1) : sort;
        if (!sortKeys.contains(key)) {
            String expected = "one of " + sortKeys.stream().sorted().toList() + ", with - before it for descending";
            throw ApiProblem.badParameter("sort", expected, sort, "Give one of them, or leave it out.");
        }
        return new ListQuery(limit, offset, key, descending, words(q));
    }

    private static String words(String q) {
        return q == null
                ? ""
                : BLANKS.matcher(q.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    }

    public boolean matches(String name) {
        String found = name.toLowerCase(Locale.ROOT);
        if (q.indexOf(' ') < 0) {
            return found.contains(q);
        }
        for (String word : q.split(" ", MOST_WORDS)) {
            if (!found.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
