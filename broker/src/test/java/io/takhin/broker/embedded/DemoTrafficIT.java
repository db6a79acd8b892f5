package io.takhin.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTrafficIT {

    @TempDir
    Path dir;

    @Test
    void traffic_fillsTopicsAndMovesGroups_andStopsInTwoSeconds() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(new EmbeddedBrokerConfig(dir, 0))) {
            broker.start();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                DemoTraffic traffic = new DemoTraffic(broker.bootstrapServers(), 1);
                traffic.start();
                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertMoving(admin));
                long closeNanos = System.nanoTime();
                traffic.close();
                assertThat(Duration.ofNanos(System.nanoTime() - closeNanos)).isLessThan(Duration.ofSeconds(2));
                await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(state(admin, "order-service"))
                        .isEqualTo(GroupState.EMPTY));
            }
        }
    }

    private static void assertMoving(Admin admin) throws Exception {
        for (DemoTopic topic : DemoTopic.values()) {
            assertThat(records(admin, topic)).as(topic.topicName).isPositive();
        }
        assertThat(records(admin, DemoTopic.REPORTS)).isEqualTo(DemoTopic.REPORTS_AT_START);
        assertThat(committedSum(admin, "order-service")).isPositive();
        assertThat(committedSum(admin, "analytics")).isPositive();
        assertThat(committedSum(admin, "idle-reporter")).isEqualTo(records(admin, DemoTopic.REPORTS));
        assertThat(committed(admin, "new-team")).isEmpty();
        assertThat(state(admin, "new-team")).isEqualTo(GroupState.STABLE);
    }

    private static long records(Admin admin, DemoTopic topic) throws Exception {
        Set<TopicPartition> partitions = IntStream.range(0, topic.partitions)
                .mapToObj(partition -> new TopicPartition(topic.topicName, partition))
                .collect(Collectors.toSet());
        return admin
                .listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                .all()
                .get(10, TimeUnit.SECONDS)
                .values()
                .stream()
                .mapToLong(info -> info.offset())
                .sum();
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group) throws Exception {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(10, TimeUnit.SECONDS);
    }

    private static long committedSum(Admin admin, String group) throws Exception {
        return committed(admin, group).values().stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    private static GroupState state(Admin admin, String group) throws Exception {
        return admin.describeConsumerGroups(Set.of(group))
                .all()
                .get(10, TimeUnit.SECONDS)
                .get(group)
                .groupState();
    }
}
