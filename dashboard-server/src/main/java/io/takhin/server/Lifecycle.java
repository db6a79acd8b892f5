package io.takhin.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts parts one after the other and closes them in reverse, those of one stage at the same time: each may have to wait
 * for a Kafka that is away, and the waits must not add up. A part is known before it starts, so that one that fails
 * half way is closed too. Thread-safe: it may be closed, by a signal, while a part still starts.
 */
final class Lifecycle implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

    /** Something that starts; may fail. */
    interface Starter {
        void start() throws Exception;
    }

    /** What builds on what: the later needs the earlier. Parts of one stage don't need each other to stop. */
    enum Stage {
        FOLDER,
        KAFKA,
        SINK,
        WORK,
        HTTP
    }

    /**
     * @param name for the log
     * @param closer idempotent; may be called though start failed or never ran to its end
     */
    record Part(String name, Stage stage, Starter starter, AutoCloseable closer) {}

    private final Deque<Part> started = new ArrayDeque<>();
    private final Set<Part> stopping = new LinkedHashSet<>();
    private boolean closing;

    /** Starts it. When that fails, the failure comes through; {@link #close()} is the caller's to call. */
    void start(Part part) throws Exception {
        closeLater(part);
        LOG.debug("starting {}", part.name());
        part.starter().start();
    }

    /** What already runs, to be closed before all that came earlier. */
    void closeLater(Part part) {
        synchronized (started) {
            if (closing) {
                throw new IllegalStateException("stopping: " + part.name() + " is not started any more");
            }
            started.push(part);
        }
    }

    boolean isClosing() {
        synchronized (started) {
            return closing;
        }
    }

    /** The parts that have not stopped yet, by name. */
    List<String> left() {
        synchronized (started) {
            return Stream.concat(stopping.stream(), started.stream())
                    .map(Part::name)
                    .distinct()
                    .toList();
        }
    }

    /** Closes all, also when one of them fails to; what failed is logged. Returns at once when another thread does it. */
    @Override
    public void close() {
        synchronized (started) {
            closing = true;
        }
        for (List<Part> parts = nextStage(); !parts.isEmpty(); parts = nextStage()) {
            CompletableFuture<?>[] closed = parts.stream().map(this::closeAside).toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(closed).join();
        }
    }

    private CompletableFuture<Void> closeAside(Part part) {
        return CompletableFuture.runAsync(() -> close(part), task -> {
            Thread thread = new Thread(task, "close-" + part.name());
            thread.setDaemon(true);
            thread.start();
        });
    }

    private void close(Part part) {
        long startNanos = System.nanoTime();
        try {
            part.closer().close();
            LOG.debug("{} stopped in {} ms", part.name(), (System.nanoTime() - startNanos) / 1_000_000);
        } catch (Exception e) {
            LOG.error("{} failed to stop: {}", part.name(), e.toString(), e);
        } finally {
            synchronized (started) {
                stopping.remove(part);
            }
        }
    }

    /** The last started, and before it those of its stage. */
    private List<Part> nextStage() {
        synchronized (started) {
            List<Part> parts = new ArrayList<>();
            while (!started.isEmpty()
                    && (parts.isEmpty()
                            || started.peek().stage() == parts.get(0).stage())) {
                parts.add(started.pop());
            }
            stopping.addAll(parts);
            return parts;
        }
    }
}
