package io.takhin.topology.replay;

import io.takhin.broker.event.MetricTopic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The metric topics. Read by consumers with assigned partitions and without a group: nothing is committed, no topic is made,
 * and nothing is left behind in Kafka when this process is killed.
 */
public final class KafkaEventLog implements EventLog {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FETCH_BYTES = 1 << 20;

    private final Map<String, Object> kafkaClient;
    private final Supplier<? extends Collection<String>> clusters;

    /** @param kafkaClient how to reach the cluster with the metric topics: {@code bootstrap.servers}, security, … */
    public KafkaEventLog(Map<String, Object> kafkaClient) {
        this(kafkaClient, Set::of);
    }

    /** @param clusters those that are watched; none while that isn't known */
    public KafkaEventLog(Map<String, Object> kafkaClient, Supplier<? extends Collection<String>> clusters) {
        this.kafkaClient = Map.copyOf(kafkaClient);
        this.clusters = clusters;
    }

    @Override
    public Set<String> clusters() {
        return new TreeSet<>(clusters.get());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafkaClient);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "takhin-replay");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // what was deleted meanwhile must not be jumped over
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * FETCH_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Lanes open(long fromMillis, Decoder decoder) throws IOException, InterruptedException {
        KafkaConsumer<byte[], byte[]> consumer = null;
        try {
            consumer = consumer();
            return new KafkaLanes(consumer, lanes(consumer), fromMillis, decoder);
        } catch (InterruptException e) {
            close(consumer);
            throw (InterruptedException) new InterruptedException().initCause(e);
        } catch (KafkaException e) {
            close(consumer);
            throw KafkaLanes.unreachable(e);
        }
    }

    /** By the first records there are. */
    @Override
    public Retained retained() throws IOException, InterruptedException {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = new ArrayList<>();
            lanes(consumer).forEach(lane -> partitions.add(KafkaLanes.partition(lane)));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.beginningOffsets(partitions).forEach((partition, start) -> {
                if (start >= ends.get(partition)) {
                    consumer.pause(List.of(partition));
                }
            });
            return new Retained(firstMillis(consumer), Long.MAX_VALUE);
        } catch (InterruptException e) {
            throw (InterruptedException) new InterruptedException().initCause(e);
        } catch (KafkaException e) {
            throw KafkaLanes.unreachable(e);
        }
    }

    private static long firstMillis(KafkaConsumer<byte[], byte[]> consumer) {
        long first = Long.MAX_VALUE;
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.paused().size() < consumer.assignment().size() && System.nanoTime() < endNanos) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (!consumer.paused().contains(partition)) {
                    first = Math.min(first, record.timestamp());
                    consumer.pause(List.of(partition));
                }
            }
        }
        return first;
    }

    private static List<Lane> lanes(KafkaConsumer<byte[], byte[]> consumer) throws IOException {
        List<Lane> lanes = new ArrayList<>();
        for (MetricTopic topic : MetricTopic.values()) {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic.topicName(), PATIENCE);
            if (partitions == null || partitions.isEmpty()) {
                throw new IOException("There is no topic " + topic.topicName() + ", so nothing was told yet.");
            }
            partitions.stream()
                    .map(PartitionInfo::partition)
                    .sorted()
                    .forEach(partition -> lanes.add(new Lane(topic, partition)));
        }
        return lanes;
    }

    private static void close(KafkaConsumer<byte[], byte[]> consumer) {
        if (consumer != null) {
            consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
        }
    }
}
