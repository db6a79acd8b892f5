package io.takhin.broker.reporter;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.event.UnreadableEventException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all metric topics from their beginning, without a group. */
public final class MetricTopicReader implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final EventCodec codec = new EventCodec();
    private final List<MetricEvent> events = new ArrayList<>();
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    public MetricTopicReader(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(settings(bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Asking for a topic must not create it: it would be another than the plugin's. */
    private static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "auto.offset.reset",
                "earliest",
                "allow.auto.create.topics",
                false);
    }

    /** Waits until the topics are there, and takes up reading. */
    public boolean open() {
        List<TopicPartition> partitions = Stream.of(MetricTopic.values())
                .flatMap(topic -> consumer.partitionsFor(topic.topicName(), Duration.ofSeconds(5)).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return partitions.size() == MetricTopic.values().length * MetricTopic.DEFAULT_PARTITIONS;
    }

    /** Reads what has come since, and gives all events of the type so far. */
    public <T extends MetricEvent> List<T> read(Class<T> type) throws UnreadableEventException {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
            records.add(record);
            events.add(codec.decode(record.value()).orElseThrow());
        }
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public List<ConsumerRecord<String, byte[]>> records() {
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
