package io.takhin.topology.replay;

import io.takhin.broker.event.MetricEvent;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * A record of a lane.
 *
 * @param offset in the lane
 * @param atMillis the record's timestamp: the event's time by its teller's clock
 * @param value as found; not null
 * @param decoded the event, read aside; null when it is none of this version
 */
record Told(long offset, long atMillis, byte[] value, Future<MetricEvent> decoded) {

    int bytes() {
        return value.length;
    }

    /** Waits until it has been read; null when it is no event of this version. */
    MetricEvent event() throws InterruptedException {
        try {
            return decoded.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an event could not be read: " + e.getCause(), e);
        }
    }
}
