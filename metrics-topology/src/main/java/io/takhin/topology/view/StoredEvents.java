package io.takhin.topology.view;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.UnreadableEventException;

/** Reads back events that a view keeps as its state. */
final class StoredEvents {

    private StoredEvents() {}

    static MetricEvent read(EventCodec codec, byte[] state) {
        try {
            return codec.decode(state).orElseThrow(() -> new UnreadableEventException("type: expected a known one"));
        } catch (UnreadableEventException e) {
            throw new IllegalStateException("a stored event can't be read back: " + e.getMessage(), e);
        }
    }
}
