package io.takhin.topology;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with the pipeline, in a sentence. Of a failure it is said until events flow again; that the state folder
 * can't be written, as long as it can't. Thread-safe.
 */
final class Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private record Failure(String sentence, long events) {}

    private final LongSupplier events;
    private volatile Failure failure;
    private volatile String folder;

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
        String what = has(cause, MissingSourceTopicException.class)
                ? "A metric topic was deleted; it is made again: "
                : "The topology failed and is started anew: ";
        say(what + textOf(cause), cause);
    }

    void say(String sentence, Throwable cause) {
        Failure before = failure;
        if (before == null || !before.sentence.equals(sentence)) {
            LOG.warn(sentence, cause);
        }
        failure = new Failure(sentence, events.getAsLong());
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
        if (folder == null) {
            return Optional.ofNullable(last).map(Failure::sentence);
        }
        return Optional.of(last == null ? folder : folder + " " + last.sentence);
    }

    private static String textOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        return e != null && (type.isInstance(e) || has(e.getCause(), type));
    }
}
