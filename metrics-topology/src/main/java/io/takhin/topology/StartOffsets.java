package io.takhin.topology;

import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.intake.Positions;
import io.takhin.topology.store.ViewStores;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Reads where the topology goes on from and how much lies before it, so that start-up can show its progress. */
final class StartOffsets {

    private static final long TIMEOUT_SECONDS = 10;

    private StartOffsets() {}

    static void read(Admin admin, String applicationId, Positions positions)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<String> names =
                Arrays.stream(MetricTopic.values()).map(MetricTopic::topicName).toList();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        Map<TopicPartition, OffsetSpec> first = new HashMap<>();
        OffsetSpec hourAgo = OffsetSpec.forTimestamp(System.currentTimeMillis() - ViewStores.RETENTION.toMillis());
        for (TopicDescription topic : admin.describeTopics(names)
                .allTopicNames()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .values()) {
            topic.partitions().forEach(partition -> {
                TopicPartition key = new TopicPartition(topic.name(), partition.partition());
                latest.put(key, OffsetSpec.latest());
                first.put(key, hourAgo);
            });
        }
        Map<TopicPartition, Long> ends = offsets(admin, latest);
        Map<TopicPartition, Long> from = offsets(admin, first);
        // no record is younger: there is nothing to read
        from.replaceAll((partition, offset) -> offset < 0 ? ends.get(partition) : offset);
        committed(admin, applicationId).forEach((partition, offset) -> {
            if (offset != null) {
                from.merge(partition, offset.offset(), Math::max);
            }
        });
        positions.start(from, ends);
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String applicationId)
            throws ExecutionException, InterruptedException, TimeoutException {
        return admin.listConsumerGroupOffsets(applicationId)
                .partitionsToOffsetAndMetadata()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, Map<TopicPartition, OffsetSpec> which)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(which)
                .all()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, result) -> offsets.put(partition, result.offset()));
        return offsets;
    }
}
