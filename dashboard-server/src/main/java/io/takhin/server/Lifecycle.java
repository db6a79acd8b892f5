package io.takhin.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts parts one after the other and closes them in reverse. A part is known before it starts, so that one that fails
 * half way is closed too. Thread-safe: it may be closed, by a signal, while a part still starts.
 */
final class Lifecycle implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

    /** Something that starts; may fail. */
    interface Starter {
        void start() throws Exception;
    }

    /**
     * @param name for the log
     * @param closer idempotent; may be called though start failed or never ran to its end
     */
    record Part(String name, Starter starter, AutoCloseable closer) {}

    private final Deque<Part> started = new ArrayDeque<>();
    private boolean closing;

    /** Starts it. When that fails, the failure comes through; {@link #close()} is the caller's to call. */
    void start(Part part) throws Exception {
        closeLater(part.name(), part.closer());
        LOG.debug("starting {}", part.name());
        part.starter().start();
    }

    /** What already runs, to be closed before all that came earlier. */
    void closeLater(String name, AutoCloseable closer) {
        synchronized (started) {
            if (closing) {
                throw new IllegalStateException("stopping: " + name + " is not started any more");
            }
            started.push(new Part(name, () -> {}, closer));
        }
    }

    boolean isClosing() {
        synchronized (started) {
            return closing;
        }
    }

    /** Closes all, also when one of them fails to; what failed is logged. Returns at once when another thread does it. */
    @Override
    public void close() {
        synchronized (started) {
            closing = true;
        }
        for (Part part = next(); part != null; part = next()) {
            long startNanos = System.nanoTime();
            try {
                part.closer().close();
                LOG.debug("{} stopped in {} ms", part.name(), (System.nanoTime() - startNanos) / 1_000_000);
            } catch (Exception e) {
                LOG.error("{} failed to stop: {}", part.name(), e.toString(), e);
            }
        }
    }

    private Part next() {
        synchronized (started) {
            return started.poll();
        }
    }
}
