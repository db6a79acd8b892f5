package io.takhin.topology;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with the pipeline, in a sentence. Of a failure it is said until events flow again; that the
 * cluster is away or the state folder can't be written, as long as that is so. Thread-safe.
 */
final class Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private record Failure(String sentence, long events) {}

    private final LongSupplier events;
    private volatile Failure failure;
    private volatile String folder;
    private volatile String cluster;

    /** @param events read until now */
    Trouble(LongSupplier events) {
        this.events = events;
    }

    /** The topology could not be started. */
    void notStarted(Exception cause) {
        Throwable root = cause instanceof ExecutionException ? cause.getCause() : cause;
        say("The topology could not be started, it is tried again: " + textOf(root), root);
    }

    /** A stream thread failed. */
    void failed(Throwable cause) {
        say("The topology failed and is started anew: " + textOf(cause), cause);
    }

    void say(String sentence, Throwable cause) {
        Failure before = failure;
        if (before == null || !before.sentence.equals(sentence)) {
            LOG.warn(sentence, cause);
        }
        failure = new Failure(sentence, events.getAsLong());
    }

    /** @param cause why the metric cluster does not answer; null when it does */
    void cluster(Exception cause) {
        String sentence = cause == null
                ? null
                : "The metric cluster does not answer, events are waited for: " + textOf(cause) + ".";
        if (sentence != null && cluster == null) {
            LOG.warn(sentence);
        }
        cluster = sentence;
    }

    /** @param problem why the state folder can't be written; null when it can */
    void folder(String problem) {
        String sentence = problem == null
                ? null
                : "The state folder can't be written (" + problem + "): the last minutes are kept in memory, and go to"
                        + " disk when it can be.";
        if (sentence != null && folder == null) {
            LOG.warn(sentence);
        }
        folder = sentence;
    }

    Optional<String> sentence() {
        Failure last = failure;
        if (last != null && events.getAsLong() > last.events) {
            failure = null;
            last = null;
        }
        return Stream.of(cluster, folder, last == null ? null : last.sentence)
                .filter(Objects::nonNull)
                .reduce((one, other) -> one + " " + other);
    }

    private static String textOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
