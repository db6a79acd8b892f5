package io.takhin.server.pages;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The modules that the page begins with, as one file: a browser takes longer for a hundred small answers than for all that is
 * in them. Each becomes a function of its own within {@code main.js}, after those it imports, and modules that are fetched
 * later take what it exports from there. Lines of a module stay lines. It knows the forms that Prettier gives imports and
 * exports, of named things; another form is an error, and so is a circle.
 */
final class JoinedModules {

    static final String ENTRY = "main.js";

    /** Texts, for which the entry waits. */
    private static final String AWAITED = "lang/";

    private static final Pattern IMPORT = Pattern.compile(
            "^import (?:(?<all>\\w+)|\\{(?<names>[^}]*)\\}) from '(?<from>\\.[^']+)';", Pattern.MULTILINE);
    private static final Pattern LATER = Pattern.compile("\\bimport\\('(?<from>\\.[^']+)'\\)");
    private static final Pattern EXPORT =
            Pattern.compile("^export (?<what>(?:async )?function\\*?|class|const) (?<name>\\w+)", Pattern.MULTILINE);
    private static final Pattern LEFT = Pattern.compile("^(?:import|export)\\b(?!\\().*", Pattern.MULTILINE);
    private static final Pattern FROM =
            Pattern.compile("^(?:import|export)\\b(?!\\()[^;]*?'(\\.[^']+)'", Pattern.MULTILINE);
    private static final Pattern AWAITS = Pattern.compile("^(?:const \\w+ = )?\\(?await\\b", Pattern.MULTILINE);
    private static final Pattern RENAMED = Pattern.compile("([\\w$]+) as ([\\w$]+)");

    private final UnaryOperator<String> source;
    /** Of those that the entry imports, in the order in which they can run; the entry is the last. */
    private final Map<String, String> joined = new LinkedHashMap<>();

    private final Deque<String> importing = new ArrayDeque<>();

    /** @param source a file's text by its path */
    JoinedModules(UnaryOperator<String> source) {
        this.source = source;
        join(ENTRY);
    }

    private void join(String path) {
        if (joined.containsKey(path)) {
            return;
        }
        if (importing.contains(path)) {
            throw new IllegalStateException("Modules import each other in a circle: " + importing + " and " + path);
        }
        importing.push(path);
        String text = source.apply(path);
        String imports = isLibrary(path) ? Library.of(path, text).body() : text;
        IMPORT.matcher(imports)
                .results()
                .map(found -> resolved(path, found.group(3)))
                .forEach(this::join);
        importing.pop();
        joined.put(path, text);
    }

    /** What is answered of a script: of the entry all, of others what they are, with what they take from the entry. */
    String served(String path, String text) {
        if (path.equals(ENTRY)) {
            return entry();
        }
        String later = imports(path, text, true);
        requireTaken(path, later);
        if (path.startsWith(AWAITED) && !later.equals(text)) {
            throw new IllegalStateException(path + " imports of " + ENTRY + ", which waits for it");
        }
        return later;
    }

    /** Else there would be two of one module. */
    private void requireTaken(String path, String text) {
        FROM.matcher(text)
                .results()
                .filter(left -> joined.containsKey(resolved(path, left.group(1))))
                .filter(left -> !resolved(path, left.group(1)).equals(ENTRY))
                .findFirst()
                .ifPresent(left -> {
                    throw unknown(path, left.group());
                });
    }

    private static IllegalStateException unknown(String path, String found) {
        return new IllegalStateException(
                path + ": expected imports and exports of named things as Prettier writes them, found: " + found);
    }

    private String entry() {
        StringBuilder all = new StringBuilder();
        joined.forEach((path, text) -> all.append(isLibrary(path) ? library(path, text) : function(path, text)));
        String names = joined.keySet().stream().map(JoinedModules::nameOf).collect(Collectors.joining(", "));
        return all.append("export { ").append(names).append(" };\n").toString();
    }

    private String function(String path, String text) {
        Set<String> exports = new TreeSet<>();
        String body = EXPORT.matcher(imports(path, text, false)).replaceAll(found -> {
            exports.add(found.group(2));
            return Matcher.quoteReplacement(found.group(1) + " " + found.group(2));
        });
        body = body.replace("import.meta.url", "new URL('" + path + "', import.meta.url).href");
        requireNone(path, body);
        boolean awaits = AWAITS.matcher(body).find();
        return defined(path, awaits, body + "return { " + String.join(", ", exports) + " };");
    }

    private static boolean isLibrary(String path) {
        return path.startsWith(Library.FOLDER);
    }

    private String library(String path, String text) {
        Library library = Library.of(path, text);
        String body = imports(path, library.body(), false);
        requireNone(path, body);
        return defined(path, false, body + "return { " + library.exports() + " };");
    }

    private static String defined(String path, boolean awaits, String body) {
        return "// " + path + "\nconst " + nameOf(path) + " = " + (awaits ? "await (async () => {" : "(() => {") + "\n"
                + body + "\n})();\n";
    }

    private static void requireNone(String path, String body) {
        Matcher left = LEFT.matcher(body);
        if (left.find()) {
            throw unknown(path, left.group());
        }
    }

    private String imports(String path, String text, boolean later) {
        String now = IMPORT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(taken(path, found, later)));
        return LATER.matcher(now).replaceAll(found -> {
            String imported = resolved(path, found.group(1));
            if (joined.containsKey(imported)) {
                throw new IllegalStateException(
                        path + " imports " + imported + " later, which is there from the beginning");
            }
            return Matcher.quoteReplacement(later ? found.group() : "import('./" + imported + "')");
        });
    }

    private String taken(String path, MatchResult found, boolean later) {
        String imported = resolved(path, found.group(3));
        if (later && !joined.containsKey(imported)) {
            return found.group();
        }
        String names = found.group(1) != null
                ? "{ default: " + found.group(1) + " }"
                : "{" + RENAMED.matcher(found.group(2)).replaceAll("$1: $2") + "}";
        String take = "const " + names + " = " + nameOf(imported) + ";";
        return later ? "import { " + nameOf(imported) + " } from '" + up(path) + ENTRY + "'; " + take : take;
    }

    /** From a file's folder to the entry's. */
    private static String up(String path) {
        long depth = path.chars().filter(c -> c == '/').count();
        return depth == 0 ? "./" : "../".repeat((int) depth);
    }

    /** The path of a file that another one imports. */
    static String resolved(String path, String imported) {
        return URI.create("/" + path).resolve(imported).getPath().substring(1);
    }

    /** What a module's exports are called in the entry. */
    private static String nameOf(String path) {
        return "$" + path.substring(0, path.lastIndexOf('.')).replaceAll("\\W", "_");
    }
}
