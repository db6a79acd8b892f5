package io.takhin.server.pages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vendored module, minified by its makers: its imports as Prettier would write them, and what it exports as the properties
 * of an object. It knows the forms that are vendored today; another is an error.
 */
record Library(String body, String exports) {

    static final String FOLDER = "vendor/";

    private static final Pattern IMPORT = Pattern.compile("^import\\{([^}]*)}from\"(\\./[^\"]+)\";");
    private static final Pattern NAMES = Pattern.compile("\\bexport\\{([^}]*)};?\\s*\\z");
    private static final Pattern DEFAULT = Pattern.compile("\\bexport default (.*?);?\\s*\\z", Pattern.DOTALL);
    private static final Pattern RENAMED = Pattern.compile("([\\w$]+) as ([\\w$]+)");

    /** @param path which it is, for the error */
    static Library of(String path, String text) {
        String body = IMPORT.matcher(text).replaceAll("import { $1 } from '$2';\n");
        Matcher names = NAMES.matcher(body);
        if (names.find()) {
            return new Library(
                    body.substring(0, names.start()),
                    RENAMED.matcher(names.group(1)).replaceAll("$2: $1"));
        }
        Matcher one = DEFAULT.matcher(body);
        if (one.find()) {
            return new Library(body.substring(0, one.start()), "default: " + one.group(1));
        }
        throw new IllegalStateException(
                path + ": expected a minified module that ends with export{…}; or export default …; found neither");
    }
}
