package io.takhin.server.push;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the push rounds. */
public final class Ticker implements AutoCloseable {

    /** A frame goes out at most this long after its snapshot was made. */
    static final long PERIOD_MILLIS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final LongConsumer round;
    private final LongSupplier clockMillis;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "push");
        thread.setDaemon(true);
        return thread;
    });

    public Ticker(LongConsumer round, LongSupplier clockMillis) {
        this.round = round;
        this.clockMillis = clockMillis;
    }

    public void start() {
        executor.scheduleAtFixedRate(this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A round that fails is told, unless it was cut short; the next one comes all the same. */
    private void tick() {
        try {
            round.accept(clockMillis.getAsLong());
        } catch (RuntimeException e) {
            if (!executor.isShutdown()) {
                LOG.error("a push round failed: {}", e.toString(), e);
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
