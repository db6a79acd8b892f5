package io.takhin.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.intake.Positions;
import io.takhin.topology.kit.Events;
import io.takhin.topology.kit.LiveKit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartOffsetsIT {

    private static final String APPLICATION = "takhin-views-of-a-test";
    private static final TopicPartition STATES = partition(MetricTopic.PARTITION_STATE);
    private static final TopicPartition COMMITS = partition(MetricTopic.GROUP_OFFSET);
    private static final TopicPartition CLUSTER = partition(MetricTopic.BROKER_STATE);

    @TempDir
    Path folder;

    @Test
    void firstStart_isCommitted_whereTheLastHourBegins_andALaterOneGoesOn() throws Exception {
        try (LiveKit kit = new LiveKit(folder);
                Admin admin = kit.admin()) {
            long now = System.currentTimeMillis();
            long old = now - Duration.ofHours(2).toMillis();
            kit.send(states(old), states(old + 1_000), states(now), states(now + 1_000));
            kit.send(Events.offsets(old).full().commit("g", "t", 0, 1).event());
            kit.send(Events.cluster(now, 1));

            Positions first = new Positions();
            StartOffsets.prepare(admin, APPLICATION, first);
            Map<TopicPartition, Long> committed = committed(admin);
            assertThat(committed).hasSize(MetricTopic.values().length);
            assertThat(committed)
                    .containsEntry(STATES, 2L)
                    .containsEntry(COMMITS, 1L)
                    .containsEntry(CLUSTER, 0L);
            assertThat(first.remaining()).isEqualTo(2 + 1);

            admin.alterConsumerGroupOffsets(APPLICATION, Map.of(STATES, new OffsetAndMetadata(1)))
                    .all()
                    .get();
            Positions later = new Positions();
            StartOffsets.prepare(admin, APPLICATION, later);
            assertThat(committed(admin)).containsEntry(STATES, 1L).containsEntry(COMMITS, 1L);
            assertThat(later.remaining()).isEqualTo(3 + 1);
        }
    }

    private static MetricEvent states(long at) {
        return Events.plugin(1, at).full().topic("t").partition(0, 0, 10).event();
    }

    private static Map<TopicPartition, Long> committed(Admin admin) throws Exception {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listConsumerGroupOffsets(APPLICATION)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }

    private static TopicPartition partition(MetricTopic topic) {
        return new TopicPartition(topic.topicName(), 0);
    }
}
