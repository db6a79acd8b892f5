package io.takhin.broker.sink;

import io.takhin.broker.event.BrokerState;
import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.RequestLatency;
import io.takhin.broker.event.Source;
import io.takhin.broker.event.TopicTraffic;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events as Kafka records: where they go, by which key a person finds them, and when they were true. */
final class EventRecords {

    private static final EventCodec CODEC = new EventCodec();

    private EventRecords() {}

    /** The record of an event; its partition is the bucket, its timestamp the event's own time. */
    static ProducerRecord<String, byte[]> of(MetricEvent event, int bucket) {
        String topic = MetricTopic.of(event).topicName();
        return new ProducerRecord<>(topic, bucket, event.atMillis(), key(event), CODEC.encode(event));
    }

    /** {@code cluster|broker} for what one broker says of itself, {@code cluster} for what is said of the whole. */
    static String key(MetricEvent event) {
        if (event instanceof TopicTraffic traffic) {
            return ofBroker(event, traffic.brokerId());
        } else if (event instanceof RequestLatency latency) {
            return ofBroker(event, latency.brokerId());
        } else if (event instanceof BrokerState broker) {
            return ofBroker(event, broker.brokerId());
        } else if (event instanceof PartitionState state && state.source() == Source.PLUGIN) {
            return ofBroker(event, state.brokerId());
        }
        return event.clusterId();
    }

    private static String ofBroker(MetricEvent event, int brokerId) {
        return event.clusterId() + "|" + brokerId;
    }
}
