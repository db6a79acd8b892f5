package io.takhin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files around this module, which tests hold to the code. */
public final class Repository {

    /** Maven runs a module's tests in the module's folder. */
    private static final Path TOP = Path.of("").toAbsolutePath().getParent();

    private Repository() {}

    public static Path path(String relative) {
        return TOP.resolve(relative);
    }

    public static String text(String relative) {
        return text(path(relative));
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files below a folder. */
    public static List<Path> files(String folder) {
        try (Stream<Path> files = Files.walk(path(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the first table below a heading of a Markdown file, cell by cell, without the table's head. */
    public static List<List<String>> table(String file, String heading) {
        String text = text(file);
        int start = text.indexOf("\n" + heading + "\n");
        if (start < 0) {
            throw new AssertionError(file + ": expected the heading \"" + heading + "\", found none");
        }
        List<List<String>> rows = new ArrayList<>();
        for (String line : text.substring(start).lines().skip(2).toList()) {
            if (line.startsWith("#") || (!rows.isEmpty() && !line.startsWith("|"))) {
                break;
            }
            if (line.startsWith("|")) {
                rows.add(Stream.of(line.substring(1).split("(?<!\\\\)\\|"))
                        .map(String::trim)
                        .toList());
            }
        }
        return rows.subList(2, rows.size());
    }

    /** What stands between the backquotes of a cell. */
    public static String code(String cell) {
        return cell.substring(1, cell.length() - 1);
    }
}
