package io.takhin.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A short id that is made once for a state folder, and kept beside it: when the folder is deleted, its states still come
 * back from the changelogs.
 */
final class InstanceId {

    private static final String ENDING = ".id";
    private static final int LENGTH = 8;

    private InstanceId() {}

    static String of(Path stateDir) {
        Path file = stateDir.resolveSibling(stateDir.getFileName() + ENDING);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, UUID.randomUUID().toString().substring(0, LENGTH));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("state folder: expected one that can be written, found " + e, e);
        }
    }
}
