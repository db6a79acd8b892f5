package io.takhin.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A short id that is made once for a state folder, and kept beside it: when the folder is deleted, its states still come
 * back from the changelogs.
 */
final class InstanceId {

    private static final String ENDING = ".id";
    private static final int LENGTH = 8;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{" + LENGTH + "}");

    private InstanceId() {}

    static String of(Path stateDir) {
        Path file = stateDir.resolveSibling(stateDir.getFileName() + ENDING);
        try {
            String id = Files.exists(file)
                    ? Files.readString(file, StandardCharsets.ISO_8859_1).strip()
                    : "";
            if (!ID.matcher(id).matches()) {
                id = ofStores(stateDir)
                        .orElseGet(() -> UUID.randomUUID().toString().substring(0, LENGTH));
                write(file, id);
            }
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException("state folder: expected one that can be written, found " + e, e);
        }
    }

    /** The file is lost or half-written: the stores' own folder has the id in its name. */
    private static Optional<String> ofStores(Path stateDir) throws IOException {
        if (!Files.isDirectory(stateDir)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(stateDir)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith(PipelineConfig.APPLICATION_ID + "-"))
                    .map(name -> name.substring(name.lastIndexOf('-') + 1))
                    .filter(id -> ID.matcher(id).matches())
                    .min(Comparator.naturalOrder());
        }
    }

    /** Whole or not at all. */
    private static void write(Path file, String id) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, id);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
