package io.takhin.server;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What Kafka's own Admin client tells of a topic, by partition. */
final class KafkaTruth implements AutoCloseable {

    private final String bootstrapServers;
    private final Admin admin;

    KafkaTruth(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    Admin admin() {
        return admin;
    }

    SortedMap<Integer, Long> ends(String topic, int partitions) {
        return offsets(topic, partitions, OffsetSpec.latest());
    }

    /** Records retained: log end − log start, over all partitions. */
    long retained(String topic, int partitions) {
        return sum(ends(topic, partitions)) - sum(starts(topic, partitions));
    }

    SortedMap<Integer, Long> starts(String topic, int partitions) {
        return offsets(topic, partitions, OffsetSpec.earliest());
    }

    /** Records that a consumer finds in a topic's only partition. */
    long readable(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            long records = 0;
            while (consumer.position(partition) < end) {
                records += consumer.poll(Duration.ofMillis(500)).count();
            }
            return records;
        }
    }

    /** What a topic's replicas take on disk, over all brokers. */
    long logBytes(String topic) {
        try {
            return admin
                    .describeLogDirs(admin.describeCluster().nodes().get().stream()
                            .map(Node::id)
                            .toList())
                    .allDescriptions()
                    .get()
                    .values()
                    .stream()
                    .flatMap(dirs -> dirs.values().stream())
                    .flatMap(dir -> dir.replicaInfos().entrySet().stream())
                    .filter(replica -> replica.getKey().topic().equals(topic))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Log end − committed offset; partitions without a commit are left out. */
    SortedMap<Integer, Long> lag(String group, String topic, int partitions) {
        SortedMap<Integer, Long> ends = ends(topic, partitions);
        SortedMap<Integer, Long> lags = new TreeMap<>();
        committed(group).forEach((partition, offset) -> {
            if (partition.topic().equals(topic)) {
                lags.put(partition.partition(), ends.get(partition.partition()) - offset.offset());
            }
        });
        return lags;
    }

    String groupState(String group) {
        try {
            return admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get()
                    .groupState()
                    .toString();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        try {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private SortedMap<Integer, Long> offsets(String topic, int partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(partition -> new TopicPartition(topic, partition), partition -> which));
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        try {
            admin.listOffsets(asked)
                    .all()
                    .get()
                    .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return offsets;
    }

    static long sum(Map<Integer, Long> byPartition) {
        return byPartition.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        admin.close();
    }
}
