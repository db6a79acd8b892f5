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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the topology goes on from: its committed offsets, or, the first time, as far back as the stores hold. How much lies
 * before it is told, so that start-up can show its progress.
 *
 * <p>The first time's offsets are committed here. A reset by duration is left to no consumer: it looks the offsets up by time,
 * and takes each one found for the end of its partition. Kafka Streams, which waits for what is there to be read, then
 * doesn't wait for such a partition, and reads the others to their ends before it.
 */
final class StartOffsets {

    private static final Logger LOG = LoggerFactory.getLogger(StartOffsets.class);
    private static final long TIMEOUT_SECONDS = 10;

    private StartOffsets() {}

    static void prepare(Admin admin, String applicationId, Positions positions)
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
        Map<TopicPartition, Long> firstTime = new HashMap<>(from);
        committed(admin, applicationId).forEach((partition, offset) -> {
            if (offset != null) {
                firstTime.remove(partition);
                from.put(partition, offset.offset());
            }
        });
        if (!firstTime.isEmpty()) {
            commit(admin, applicationId, firstTime);
        }
        positions.start(from, ends);
    }

    /** While a member reads, as when a metric topic was deleted and made again, none can be committed from here. */
    private static void commit(Admin admin, String applicationId, Map<TopicPartition, Long> from)
            throws InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        from.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        try {
            admin.alterConsumerGroupOffsets(applicationId, offsets).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            LOG.info(
                    "{} reads {} from their beginning: {}",
                    applicationId,
                    from.keySet(),
                    e.getCause().toString());
        }
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
