package io.takhin.broker.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The broker's folder: a lock that one process holds, and the log dir, formatted when new. The lock is our own because
 * Kafka notices a taken folder only half way through its start.
 */
final class DataDir implements AutoCloseable {

    private final Path logDir;
    private final FileChannel lockFile;
    private final String clusterId;

    private DataDir(Path logDir, FileChannel lockFile, String clusterId) {
        this.logDir = logDir;
        this.lockFile = lockFile;
        this.clusterId = clusterId;
    }

    static DataDir open(Path dir) {
        FileChannel lockFile = null;
        try {
            Path logDir = Files.createDirectories(dir.toAbsolutePath().resolve("log"));
            lockFile = lock(dir);
            return new DataDir(logDir, lockFile, formatted(logDir));
        } catch (IOException e) {
            EmbeddedBrokerException failure = new EmbeddedBrokerException(
                    "data: expected a folder to write to, found " + dir + " (" + e.getMessage() + ")", e);
            closeAfter(failure, lockFile);
            throw failure;
        } catch (RuntimeException e) {
            closeAfter(e, lockFile);
            throw e;
        }
    }

    private static void closeAfter(RuntimeException failure, FileChannel lockFile) {
        try {
            if (lockFile != null) {
                lockFile.close();
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static FileChannel lock(Path dir) throws IOException {
        FileChannel file =
                FileChannel.open(dir.resolve("embedded.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(file)) {
            file.close();
            throw new EmbeddedBrokerException("data: expected a folder that no other broker uses, found " + dir
                    + " in use. Stop the other process, or choose another folder.");
        }
        return file;
    }

    /** The lock goes with its channel, and with the process however it ends. */
    private static boolean tryLock(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null && lock.isValid();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** The cluster id found in the log dir; when there is none, formats it with a new one. */
    private static String formatted(Path logDir) throws IOException {
        Optional<String> found = new MetaPropertiesEnsemble.Loader()
                .addLogDirs(List.of(logDir.toString()))
                .load()
                .clusterId();
        if (found.isPresent()) {
            return found.get();
        }
        String clusterId = Uuid.randomUuid().toString();
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setNodeId(EmbeddedSettings.NODE_ID)
                    .setClusterId(clusterId)
                    .addDirectory(logDir.toString())
                    .setMetadataLogDirectory(logDir.toString())
                    .setControllerListenerName(EmbeddedSettings.CONTROLLER_LISTENER)
                    .run();
            return clusterId;
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new EmbeddedBrokerException("data: could not format " + logDir + ": " + e.getMessage(), e);
        }
    }

    Path logDir() {
        return logDir;
    }

    String clusterId() {
        return clusterId;
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
