package io.takhin.topology.replay;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.UnreadableEventException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** Reads records to events aside, while the ones before are taken: reading is half of a replay's work. */
final class Decoder implements AutoCloseable {

    private static final byte[] NOTHING = new byte[0];

    private final EventCodec codec = new EventCodec();
    private final LongAdder events = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final ExecutorService executor;

    /** @param name of the thread */
    Decoder(String name) {
        executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
    }

    /** @param value null: a record without one */
    Told told(long offset, long atMillis, byte[] value) {
        byte[] bytes = value == null ? NOTHING : value;
        return new Told(offset, atMillis, bytes, executor.submit(() -> decode(bytes)));
    }

    private MetricEvent decode(byte[] value) {
        MetricEvent event = null;
        try {
            event = codec.decode(value).orElse(null);
        } catch (UnreadableEventException e) {
            // live, the topology put it aside; here it is counted
        }
        (event == null ? skipped : events).increment();
        return event;
    }

    long eventsTotal() {
        return events.sum();
    }

    /** Records that are no events of this version. */
    long skippedTotal() {
        return skipped.sum();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
