package io.takhin.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of the state, held by one process at a time: made, found to be writable, and locked while it is used. */
final class DataDirectory implements AutoCloseable {

    private static final String LOCK_FILE = ".lock";

    private final Path path;
    private FileChannel channel;

    DataDirectory(Path path) {
        this.path = path;
    }

    synchronized void open() throws IOException {
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException(
                    "--data: expected a folder that can be written, found \"" + path + "\" (" + e
                            + "). Choose another with --data, or let this user write there.",
                    e);
        }
        if (!lock()) {
            throw new IOException("--data: expected a folder that no other takhin uses, found \"" + path
                    + "\" in use. Choose another with --data, or stop the other.");
        }
    }

    private boolean lock() throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // it is in use by this very process
        }
    }

    /** Lets the lock go too. */
    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
