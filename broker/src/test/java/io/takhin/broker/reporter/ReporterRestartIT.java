package io.takhin.broker.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.broker.event.BrokerState;
import io.takhin.broker.event.RequestLatency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is stopped and started again within one JVM. */
class ReporterRestartIT {

    @Test
    void restart_beginsANewEpoch_andLeavesNoThreadBehind(@TempDir Path dir) throws Exception {
        BrokerSettings settings = BrokerSettings.create(dir);
        List<BrokerState> before = runUntilTicks(settings, 2);
        long stoppedMillis = System.currentTimeMillis();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("takhin"));

        int told = before.size();
        List<BrokerState> after = runUntilTicks(settings, told + 3);

        BrokerState last = after.get(after.size() - 1);
        assertThat(last.epochMillis()).isGreaterThanOrEqualTo(stoppedMillis);
        assertThat(before).extracting(BrokerState::epochMillis).allMatch(epoch -> epoch < stoppedMillis);
    }

    private static List<BrokerState> runUntilTicks(BrokerSettings settings, int ticks) throws Exception {
        KafkaRaftServer broker = new KafkaRaftServer(KafkaConfig.fromProps(settings.properties()), Time.SYSTEM);
        broker.startup();
        try (MetricTopicReader reader = new MetricTopicReader(settings.bootstrapServers())) {
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptionsInstanceOf(KafkaException.class)
                    .until(reader::open);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> reader.read(BrokerState.class).size() >= ticks);
            assertThat(sequences(reader)).doesNotHaveDuplicates();
            return reader.read(BrokerState.class);
        } finally {
            broker.shutdown();
            broker.awaitShutdown();
        }
    }

    /** Epoch and sequence of each latency event. */
    private static List<String> sequences(MetricTopicReader reader) throws Exception {
        return reader.read(RequestLatency.class).stream()
                .map(event -> event.epochMillis() + "/" + event.sequence())
                .toList();
    }
}
