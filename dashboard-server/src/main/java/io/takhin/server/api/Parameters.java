package io.takhin.server.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** Query parameters to values; what doesn't fit is a problem. */
public final class Parameters {

    private static final Map<String, Boolean> TRUTH = Map.of("true", true, "false", false);

    private static final String SEEN_TO = "takhin.parameter.";

    private Parameters() {}

    static int number(Context ctx, String name, int otherwise, int lowest, int highest) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers out of range
        }
        String expected = "a whole number from " + lowest + " to " + highest;
        throw ApiProblem.badParameter(name, expected, text, "Give such a number, or leave it out.");
    }

    /** What is meant by a word that has to be given. */
    static <T> T oneOf(Context ctx, String name, Map<String, T> byWord) {
        String word = ctx.queryParam(name);
        T found = word == null ? null : byWord.get(word);
        if (found == null) {
            throw ApiProblem.badParameter(
                    name, "one of " + byWord.keySet(), word == null ? "" : word, "Give one of them.");
        }
        return found;
    }

    public static boolean truth(Context ctx, String name) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return false;
        }
        Boolean truth = TRUTH.get(text);
        if (truth == null) {
            throw ApiProblem.badParameter(name, "true or false", text, "Give one of the two, or leave it out.");
        }
        return truth;
    }

    /** The parameter has been seen to: it is none of the unknown ones. */
    public static void seenTo(Context ctx, String name) {
        ctx.attribute(SEEN_TO + name, true);
    }

    /** Else it would be told what is live. */
    static void rejectReplay(Context ctx, String why) {
        if (ctx.queryParam("replay") != null) {
            throw ApiProblem.of(
                    400,
                    "bad-parameter",
                    "Bad parameter",
                    "replay: " + why + ".",
                    "Leave it out for the live clusters, or ask for the replay's views.");
        }
    }

    /** One that is given twice has no meaning either. */
    public static void rejectUnknown(Context ctx, List<String> known) {
        for (Map.Entry<String, List<String>> given : ctx.queryParamMap().entrySet()) {
            String name = given.getKey();
            if (given.getValue().size() > 1) {
                throw ApiProblem.badParameter(
                        name, "one value", String.join("\" and \"", given.getValue()), "Give it once.");
            }
            if (!known.contains(name) && ctx.attribute(SEEN_TO + name) == null) {
                throw ApiProblem.badParameter(
                        name, "one of the parameters " + known, name, "Leave it out; /api-docs/ tells what each does.");
            }
        }
    }
}
