package io.takhin.broker.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;

class IdleRatioTest {

    private static final long SECOND = 1_000_000_000L;

    private final IdleRatio ratio = new IdleRatio();

    @Test
    void ratio_isUnknown_untilThereAreTwoSamples() {
        assertThat(ratio.read(50L, 0)).isNull();
        assertThat(ratio.read(50 + SECOND / 4, SECOND)).isEqualTo(0.25);
        assertThat(ratio.read(null, 2 * SECOND)).isNull();
        assertThat(ratio.read(7L, 3 * SECOND)).isNull();
    }

    @Test
    void ratio_isOverTheLastTenSeconds() {
        for (int second = 0; second <= 20; second++) {
            ratio.read(0L, second * SECOND);
        }
        assertThat(ratio.read(SECOND, 21 * SECOND)).isEqualTo(0.1);
    }

    @Test
    void ratio_startsOver_whenTheTotalDoes() {
        ratio.read(10 * SECOND, 0);
        assertThat(ratio.read(5L, SECOND)).isNull();
        assertThat(ratio.read(5L + 2 * SECOND, 2 * SECOND)).isEqualTo(1.0);
    }

    @Test
    void connections_areThoseOfListenersForClients() {
        NetworkMetrics network = new NetworkMetrics(List.of("CONTROLLER"));
        assertThat(network.connections()).isNull();
        assertThat(network.idleNanos()).isNull();
        network.add(metric("connection-count", "PLAINTEXT", "0", 3));
        network.add(metric("connection-count", "PLAINTEXT", "1", 4));
        network.add(metric("connection-count", "CONTROLLER", "0", 50));
        network.add(metric("connection-rate", "PLAINTEXT", "0", 60));
        network.add(metric("io-wait-time-ns-total", "PLAINTEXT", "0", 100));
        network.add(metric("io-wait-time-ns-total", "PLAINTEXT", "1", 300));
        assertThat(network.connections()).isEqualTo(7);
        assertThat(network.idleNanos()).isEqualTo(200);
        network.remove(metric("connection-count", "PLAINTEXT", "1", 4));
        assertThat(network.connections()).isEqualTo(3);
    }

    private static KafkaMetric metric(String name, String listener, String processor, double value) {
        MetricName metricName = new MetricName(
                name, "socket-server-metrics", "", Map.of("listener", listener, "networkProcessor", processor));
        Gauge<Double> gauge = (config, now) -> value;
        return new KafkaMetric(new Object(), metricName, gauge, new MetricConfig(), Time.SYSTEM);
    }
}
