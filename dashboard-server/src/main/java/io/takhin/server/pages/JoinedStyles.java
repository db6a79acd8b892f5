package io.takhin.server.pages;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stylesheet with those that it imports into its layers in it, so that a browser need not ask for each. */
final class JoinedStyles {

    private static final Pattern IMPORT =
            Pattern.compile("^@import url\\('([^']+)'\\) layer\\((\\w+)\\);", Pattern.MULTILINE);

    private final UnaryOperator<String> source;

    /** @param source a file's text by its path */
    JoinedStyles(UnaryOperator<String> source) {
        this.source = source;
    }

    String joined(String path, String text) {
        String joined = IMPORT.matcher(text).replaceAll(found -> {
            String imported = JoinedModules.resolved(path, found.group(1));
            return Matcher.quoteReplacement("@layer " + found.group(2) + " {\n" + source.apply(imported) + "}");
        });
        if (joined.contains("@import")) {
            throw new IllegalStateException(
                    path + ": expected @import url('…') layer(…); at the beginning of a line, one deep, found another");
        }
        return joined;
    }
}
