package io.takhin.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C and SIGTERM: closes all and ends the process with 0, in any case: to stop is what was asked for. Halts, because the JVM's own exit code after SIGTERM would be
 * 143; this hook is the only one that has anything to do.
 */
final class StopHook {

    /** Container engines and impatient people kill after little more. */
    private static final int PATIENCE_MILLIS = 4_200;

    private static final Logger LOG = LoggerFactory.getLogger(StopHook.class);

    private final Lifecycle lifecycle;
    private final Thread hook = new Thread(this::stop, "stop");

    StopHook(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    void register() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** @return false when the process is being stopped already: then the exit code is the hook's to give */
    boolean unregister() {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("stopping already", e);
            return false;
        }
    }

    private void stop() {
        CountDownLatch closed = new CountDownLatch(1);
        Thread closer = new Thread(
                () -> {
                    lifecycle.close();
                    closed.countDown();
                },
                "close");
        closer.setDaemon(true);
        closer.start();
        await(closed);
        Runtime.getRuntime().halt(0);
    }

    /** One deadline for all parts. What is left is safe to leave: state and offsets are on disk, or read again from Kafka. */
    private void await(CountDownLatch closed) {
        try {
            if (!closed.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("not stopped within {} ms, left as they are: {}", PATIENCE_MILLIS, lifecycle.left());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
