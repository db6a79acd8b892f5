package io.takhin.topology.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one application's stores, looked at before they are opened: a task's folder that can't be read back is set
 * aside under another name, and Kafka Streams fills a new one from the changelogs. Only for who holds the folder's lock.
 */
public final class StateFolder {

    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);

    /** Less free space than this is a full disk: one flush of all write buffers needs as much. */
    private static final long LEAST_FREE_BYTES = 64L << 20;

    private static final int PROBE_BYTES = 64 << 10;
    private static final Pattern TASK = Pattern.compile("\\d+_\\d+");
    private static final String CORRUPT = ".corrupt-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

    private final Path folder;

    /** How large it was when there was no room any more; 0 while there is. */
    private long fullBytes;

    /** @param folder of the application, with a folder for each task in it; need not exist */
    public StateFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Why nothing can be written here now; empty when it can. After it couldn't be for want of room, there has to be room to
     * spare, and for what was here then: not to go back and forth.
     */
    public synchronized Optional<String> trouble() {
        boolean wasFull = fullBytes > 0;
        long needed = wasFull ? 2 * LEAST_FREE_BYTES + Math.max(0, fullBytes - size()) : LEAST_FREE_BYTES;
        Optional<String> trouble = trouble(needed);
        fullBytes = trouble.isEmpty() ? 0 : Math.max(fullBytes, Math.max(1, size()));
        return trouble;
    }

    private long size() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.mapToLong(path -> path.toFile().length()).sum();
        } catch (IOException | UncheckedIOException e) {
            // not there yet, or a file went while they were counted
            return fullBytes;
        }
    }

    private Optional<String> trouble(long leastBytes) {
        try {
            Files.createDirectories(folder);
            Path probe = folder.resolve("write-probe");
            Files.write(probe, new byte[PROBE_BYTES]);
            Files.delete(probe);
            long free = Files.getFileStore(folder).getUsableSpace();
            return free >= leastBytes
                    ? Optional.empty()
                    : Optional.of("expected " + (leastBytes >> 20) + " MB of free disk, found " + (free >> 20));
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    /**
     * Reads all stores through, and sets aside the tasks with one that can't be read.
     *
     * @return what was done, in a sentence; empty when all can be read
     */
    public Optional<String> setAsideCorrupt() {
        String suffix = CORRUPT + TIME.format(Instant.now());
        List<String> tasks = new ArrayList<>();
        String first = null;
        for (Path task : list(TASK.asMatchPredicate())) {
            String problem = StoreCheck.problem(task).orElse(null);
            if (problem != null) {
                first = first == null ? problem : first;
                tasks.add(task.getFileName().toString());
                setAside(task, suffix);
            }
        }
        return tasks.isEmpty()
                ? Optional.empty()
                : Optional.of("The state of " + tasks + " in " + folder + " is corrupt (" + first
                        + "): it was set aside as *" + suffix + " and is filled again from the changelogs.");
    }

    /** Of each task only what was set aside last is kept. */
    private void setAside(Path task, String suffix) {
        String name = task.getFileName().toString();
        list(other -> other.startsWith(name + CORRUPT)).forEach(StateFolder::delete);
        try {
            Files.move(task, task.resolveSibling(name + suffix));
        } catch (IOException e) {
            throw new UncheckedIOException("state folder: " + task + " could not be renamed", e);
        }
    }

    private List<Path> list(Predicate<String> name) {
        if (!Files.isDirectory(folder)) {
            return new ArrayList<>();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return new ArrayList<>(
                    entries.filter(entry -> name.test(entry.getFileName().toString()))
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("state folder: " + folder + " can't be listed", e);
        }
    }

    private static void delete(Path dir) {
        try (Stream<Path> all = Files.walk(dir)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}", dir, e.toString());
        }
    }
}
