package io.takhin.broker.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.broker.event.GroupState;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.reporter.BrokerSettings;
import io.takhin.broker.reporter.MetricTopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink with a cluster that comes late, goes away and comes back. */
class KafkaMetricSinkIT {

    private static final int PARTITIONS = MetricTopic.DEFAULT_PARTITIONS;

    @Test
    void sink_makesTheTopics_sends_losesTheCluster_andFindsItAgain(@TempDir Path dir) throws Exception {
        BrokerSettings settings = BrokerSettings.create(dir);
        KafkaMetricSink sink = new KafkaMetricSink(client(settings), 10);
        sink.start();
        assertThat(sink.bucketCount(MetricTopic.GROUP_OFFSET)).isZero();

        KafkaRaftServer broker = start(settings);
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> reached(sink));
            assertTopics(settings);
            sink.send(event(5_000), 2);
            await().untilAsserted(() -> assertThat(readAt(settings, 5_000)).isEqualTo(2));
            assertThat(sink.droppedTotal()).isZero();
        } finally {
            stop(broker);
        }

        sink.send(event(6_000), 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> !reached(sink));
        assertThat(sink.droppedTotal()).isEqualTo(1);

        broker = start(settings);
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> reached(sink));
            sink.send(event(7_000), 3);
            await().untilAsserted(() -> assertThat(readAt(settings, 7_000)).isEqualTo(3));
        } finally {
            sink.close();
            stop(broker);
        }
    }

    private static void assertTopics(BrokerSettings settings) throws Exception {
        try (Admin admin = Admin.create(client(settings))) {
            // existing topics are left as they are, and their real size is told
            assertThat(MetricTopics.ensure(admin, 9)).hasSize(5).allSatisfy((topic, count) -> assertThat(count)
                    .isEqualTo(PARTITIONS));
            assertThat(admin.listTopics().names().get()).contains(MetricTopic.DEAD_LETTER);
            ConfigResource resource =
                    new ConfigResource(ConfigResource.Type.TOPIC, MetricTopic.BROKER_STATE.topicName());
            Config config = admin.describeConfigs(List.of(resource))
                    .values()
                    .get(resource)
                    .get();
            MetricTopic.settings()
                    .forEach((key, value) -> assertThat(config.get(key).value()).isEqualTo(value));
        }
    }

    private static Map<String, Object> client(BrokerSettings settings) {
        return Map.of(
                "bootstrap.servers", settings.bootstrapServers(),
                "request.timeout.ms", 1_000,
                "default.api.timeout.ms", 2_000,
                "delivery.timeout.ms", 2_000);
    }

    private static GroupState event(long atMillis) {
        return new GroupState("c1", atMillis, true, true, new String[0], new String[0], new int[0], new int[0], null);
    }

    private static boolean reached(KafkaMetricSink sink) {
        return Stream.of(MetricTopic.values()).allMatch(topic -> sink.bucketCount(topic) == PARTITIONS);
    }

    /** The partition of the record with this timestamp; -1 when there is none yet. */
    private static int readAt(BrokerSettings settings, long atMillis) throws Exception {
        try (MetricTopicReader reader = new MetricTopicReader(settings.bootstrapServers())) {
            reader.open();
            for (int polls = 0; polls < 5; polls++) {
                reader.read(GroupState.class);
            }
            return reader.records().stream()
                    .filter(record ->
                            record.timestamp() == atMillis && record.key().equals("c1"))
                    .mapToInt(record -> record.partition())
                    .findFirst()
                    .orElse(-1);
        }
    }

    private static KafkaRaftServer start(BrokerSettings settings) {
        Properties properties = new Properties();
        properties.putAll(settings.properties());
        properties.remove("metric.reporters");
        KafkaRaftServer broker = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        broker.startup();
        return broker;
    }

    private static void stop(KafkaRaftServer broker) {
        broker.shutdown();
        broker.awaitShutdown();
    }
}
