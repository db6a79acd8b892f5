package io.takhin.broker.reporter;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls an action at every whole multiple of an interval on the wall clock, on a daemon thread of its own. What the action
 * throws is logged, at most once a minute, and the next tick comes all the same. A tick that takes longer than the interval
 * makes the ticks it ran into be left out.
 */
final class Ticker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final long LOG_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long CLOSE_MILLIS = 1_000;

    private final long intervalMillis;
    private final LongSupplier clock;
    private final LongConsumer action;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile long failures;
    private long loggedFailures;
    private long loggedAtNanos;

    /** @param action is given the tick's time in Unix milliseconds */
    Ticker(Duration interval, LongSupplier clock, LongConsumer action) {
        this.intervalMillis = interval.toMillis();
        this.clock = clock;
        this.action = action;
        this.thread = new Thread(this::run, "takhin-reporter");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    void start() {
        thread.start();
    }

    /** Ticks that failed. */
    long failures() {
        return failures;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed.await(untilNextMillis(), TimeUnit.MILLISECONDS)) {
                tick(clock.getAsLong());
            }
        } catch (InterruptedException e) {
            LOG.debug("the ticker stops");
        }
    }

    private long untilNextMillis() {
        return intervalMillis - Math.floorMod(clock.getAsLong(), intervalMillis);
    }

    private void tick(long atMillis) {
        try {
            action.accept(atMillis);
        } catch (RuntimeException | LinkageError e) {
            failures = failures + 1;
            logSometimes(e);
        }
    }

    private void logSometimes(Throwable failure) {
        long now = System.nanoTime();
        if (loggedFailures == 0 || now - loggedAtNanos > LOG_AGAIN_NANOS) {
            LOG.error("{} ticks failed, {} since this was last logged", failures, failures - loggedFailures, failure);
            loggedFailures = failures;
            loggedAtNanos = now;
        }
    }
}
