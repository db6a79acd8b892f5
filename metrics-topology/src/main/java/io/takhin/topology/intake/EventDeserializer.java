package io.takhin.topology.intake;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.UnreadableEventException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Records to events. An event of an unknown type is null, and counted; an unreadable record is an exception. */
public final class EventDeserializer implements Deserializer<MetricEvent> {

    private final EventCodec codec = new EventCodec();
    private final IntakeCounts counts;

    public EventDeserializer(IntakeCounts counts) {
        this.counts = counts;
    }

    @Override
    public MetricEvent deserialize(String topic, byte[] data) {
        try {
            MetricEvent event = codec.decode(data).orElse(null);
            counts.event(event == null);
            return event;
        } catch (UnreadableEventException e) {
            throw new SerializationException(e.getMessage(), e);
        }
    }
}
