package io.takhin.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.sink.KafkaMetricSink;
import io.takhin.topology.kit.Events;
import io.takhin.topology.kit.LiveKit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pipeline does when the metric cluster fails it. */
class FailuresIT {

    private static final long NOW = System.currentTimeMillis() / 1000 * 1000;
    private static final MetricTopic TOPIC = MetricTopic.BROKER_STATE;

    @TempDir
    Path folder;

    @Test
    void metricTopic_isMadeAgain_whenDeletedWhileRunning() throws Exception {
        try (LiveKit kit = new LiveKit(folder);
                Admin admin = kit.admin()) {
            tick(kit, 0);
            kit.awaitSnapshot(snapshot -> snapshot.atMillis() == NOW);
            admin.deleteTopics(List.of(TOPIC.topicName())).all().get();
            await().atMost(LiveKit.PATIENCE).until(() -> kit.pipeline()
                    .check()
                    .orElse("")
                    .contains("The metric topic __takhin.broker-state was deleted"));
            assertThat(kit.snapshot().atMillis()).isEqualTo(NOW);
            await().atMost(LiveKit.PATIENCE)
                    .until(() -> admin.listTopics().names().get().contains(TOPIC.topicName()));
            for (int i = 1; i <= 3; i++) {
                tick(kit, i);
            }
            kit.awaitSnapshot(snapshot -> snapshot.atMillis() == NOW + 3_000);
            assertThat(kit.pipeline().check()).isEmpty();
        }
    }

    @Test
    void views_catchUp_afterTheMetricClusterWasAway() throws Exception {
        try (LiveKit kit = new LiveKit(folder);
                KafkaMetricSink sink = new KafkaMetricSink(client(kit), 5, 1, (short) 1)) {
            sink.start();
            await().atMost(LiveKit.PATIENCE).until(() -> sink.bucketCount(TOPIC) == 1);
            tick(kit, 0);
            kit.awaitSnapshot(snapshot -> snapshot.atMillis() == NOW);

            kit.stopBroker();
            for (int i = 1; i <= 500; i++) {
                sink.send(Events.broker(1, NOW + i), 0);
            }
            await().atMost(LiveKit.PATIENCE).until(() -> sink.bucketCount(TOPIC) == 0);
            assertThat(sink.droppedTotal()).isBetween(1L, 500L);
            await().atMost(LiveKit.PATIENCE)
                    .until(() -> kit.pipeline().check().orElse("").contains("The metric cluster does not answer"));
            await().pollDelay(Duration.ofSeconds(15)).atMost(LiveKit.PATIENCE).until(() -> true);
            assertThat(kit.snapshot().atMillis()).isEqualTo(NOW);

            kit.startBroker();
            await().atMost(LiveKit.PATIENCE).until(() -> sink.bucketCount(TOPIC) == 1);
            long dropped = sink.droppedTotal();
            for (int i = 30; i <= 40; i++) {
                tick(kit, i);
            }
            sink.send(Events.broker(1, NOW + 41_000), 0);
            kit.awaitSnapshot(snapshot -> snapshot.atMillis() == NOW + 41_000);
            assertThat(sink.droppedTotal()).isEqualTo(dropped);
            await().atMost(LiveKit.PATIENCE).until(() -> kit.pipeline().check().isEmpty());
        }
    }

    private static Map<String, Object> client(LiveKit kit) {
        return Map.of(
                "bootstrap.servers", kit.bootstrap(),
                "request.timeout.ms", 1_000,
                "default.api.timeout.ms", 2_000,
                "delivery.timeout.ms", 2_000);
    }

    private static void tick(LiveKit kit, int second) throws Exception {
        long at = NOW + second * 1_000L;
        kit.send(Events.broker(1, at));
    }
}
