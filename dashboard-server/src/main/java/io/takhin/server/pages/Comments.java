package io.takhin.server.pages;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Scripts and stylesheets without what only their readers need: a quarter of what would go over the wire. Lines stay where
 * they are, so that what a browser says of line 40 is of line 40. Comments alone on their lines are left out, and types
 * within a line; what begins as a licence does stays.
 */
final class Comments {

    private static final Pattern ALONE =
            Pattern.compile("^[ \\t]*(/\\*(?!!)(?:[^*]++|\\*(?!/))*+\\*/|//.*)[ \\t]*$", Pattern.MULTILINE);
    private static final Pattern TYPES = Pattern.compile("/\\*\\* @(type|param|returns)[^*\\n]*\\*/ ?");

    private Comments() {}

    static String leftOut(String text) {
        String alone = ALONE.matcher(text).replaceAll(Comments::emptyLines);
        return TYPES.matcher(alone).replaceAll("");
    }

    private static String emptyLines(MatchResult comment) {
        return "\n".repeat((int) comment.group().chars().filter(c -> c == '\n').count());
    }
}
