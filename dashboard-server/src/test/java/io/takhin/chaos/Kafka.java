package io.takhin.chaos;

import io.takhin.broker.event.MetricTopic;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What Kafka's own Admin client tells. */
final class Kafka implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 5;

    private final Admin admin;

    Kafka(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers, "reconnect.backoff.max.ms", 500));
    }

    boolean isUp() {
        try {
            return !admin.describeCluster()
                    .nodes()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A topic's log ends by partition. */
    SortedMap<Integer, Long> ends(String topic) throws Exception {
        SortedMap<Integer, Long> ends = new TreeMap<>();
        ends(List.of(topic)).forEach((partition, offset) -> ends.put(partition.partition(), offset));
        return ends;
    }

    static long sum(Map<?, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Records that the metric topics ever got. */
    long metricRecords() throws Exception {
        return sum(ends(
                Arrays.stream(MetricTopic.values()).map(MetricTopic::topicName).toList()));
    }

    private Map<TopicPartition, Long> ends(Collection<String> topics) throws Exception {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .forEach((name, topic) -> topic.partitions()
                        .forEach(partition ->
                                asked.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked)
                .all()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, found) -> ends.put(partition, found.offset()));
        return ends;
    }

    /** A group's lag on a topic: log end − committed offset, by partition. */
    SortedMap<Integer, Long> lag(String group, String topic) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        SortedMap<Integer, Long> lags = ends(topic);
        lags.replaceAll((partition, end) ->
                end - committed.get(new TopicPartition(topic, partition)).offset());
        return lags;
    }

    @Override
    public void close() {
        admin.close();
    }
}
