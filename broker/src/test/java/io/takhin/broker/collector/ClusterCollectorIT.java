package io.takhin.broker.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.broker.event.ClusterState;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The collector's own thread and rhythm. */
class ClusterCollectorIT {

    @TempDir
    Path dir;

    private final RecordedSink sink = new RecordedSink();

    @Test
    void rounds_beginWithEachSecond_onceTheMetricTopicsAreThere() {
        try (TestCluster cluster = new TestCluster(dir);
                ClusterCollector collector = collector(cluster.bootstrapServers())) {
            sink.setBucketCount(0);
            collector.start();
            assertThat(collector.status().waiting()).isTrue();
            sink.setBucketCount(4);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> sink.events(ClusterState.class).count() >= 4);
            List<Long> seconds = sink.events(ClusterState.class)
                    .map(event -> event.atMillis() / 1_000)
                    .toList();
            assertThat(seconds).doesNotHaveDuplicates().isSorted();
            assertThat(collector.status().waiting()).isFalse();
            assertThat(collector.status().problems()).isEmpty();
            assertThat(collector.status().failedCallsTotal()).isZero();
            assertThat(collector.status().lastPollMillis() % 1_000).isLessThan(900);
            assertThat(collector.status().pollMillis()).isNotNegative();
        }
    }

    @Test
    void collector_saysThatTheClusterIsAway_andStopsInTwoSeconds() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ClusterCollector collector = collector("127.0.0.1:" + port);
        collector.start();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(collector.status().problems())
                        .anyMatch(problem -> problem.startsWith("describeCluster: no answer in time")));
        assertThat(collector.status().lastPollMillis()).isEqualTo(-1);
        long closeNanos = System.nanoTime();
        collector.close();
        assertThat(Duration.ofNanos(System.nanoTime() - closeNanos)).isLessThan(Duration.ofSeconds(2));
    }

    private ClusterCollector collector(String bootstrapServers) {
        return new ClusterCollector(
                Map.of("bootstrap.servers", bootstrapServers),
                CollectorConfig.DEFAULT,
                sink,
                System::currentTimeMillis,
                () -> false);
    }
}
