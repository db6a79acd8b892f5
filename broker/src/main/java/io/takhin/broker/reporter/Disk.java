package io.takhin.broker.reporter;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file stores under the broker's log directories, each counted once. */
final class Disk {

    private static final Logger LOG = LoggerFactory.getLogger(Disk.class);

    /** Bytes of the file stores together. */
    record Space(long totalBytes, long usableBytes) {}

    private final List<Path> logDirs;

    Disk(List<Path> logDirs) {
        this.logDirs = List.copyOf(logDirs);
    }

    /** @return null when there are no log directories or one can't be read: a part would look like the whole */
    Space space() {
        if (logDirs.isEmpty()) {
            return null;
        }
        try {
            Set<FileStore> stores = new HashSet<>();
            long total = 0;
            long usable = 0;
            for (Path dir : logDirs) {
                FileStore store = Files.getFileStore(dir);
                if (stores.add(store)) {
                    total += store.getTotalSpace();
                    usable += store.getUsableSpace();
                }
            }
            // some network file systems say 2^63 - 1 of themselves: two of them are more than can be told
            return total < 0 || usable < 0 ? null : new Space(total, usable);
        } catch (IOException | SecurityException e) {
            LOG.debug("the log directories' file stores could not be read", e);
            return null;
        }
    }
}
