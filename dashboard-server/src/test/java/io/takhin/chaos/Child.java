package io.takhin.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own on this test's class path, that can be killed and started again. Its output is kept in a file. */
final class Child implements AutoCloseable {

    private static final long KILL_SECONDS = 10;

    private final List<String> command;
    private final Path output;
    private Process process;

    Child(Path output, Class<?> main, String... arguments) {
        this.output = output;
        this.command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
    }

    void start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9}: nothing in the process gets to run any more. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(KILL_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("still there after a kill: " + command);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("ended by itself, see " + output + ": " + command);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
