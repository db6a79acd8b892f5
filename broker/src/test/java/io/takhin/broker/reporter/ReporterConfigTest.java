package io.takhin.broker.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReporterConfigTest {

    @Test
    void defaults_areAsDocumented() {
        ReporterConfig config = new ReporterConfig(Map.of("node.id", "1"));
        assertThat(config.enabled()).isTrue();
        assertThat(config.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.refreshInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.bootstrapServers()).isEmpty();
        assertThat(config.topicPartitions()).isEqualTo(4);
        assertThat(config.replicationFactor()).isZero();
        assertThat(config.queueCapacity()).isEqualTo(200);
        assertThat(config.clientSettings()).isEmpty();
    }

    @Test
    void values_areTakenFromTheBrokersSettings() {
        ReporterConfig config = new ReporterConfig(Map.of(
                "takhin.reporter.enable", "false",
                "takhin.reporter.interval.ms", "500",
                "takhin.reporter.full.refresh.interval.ms", "30000",
                "takhin.reporter.bootstrap.servers", "a:9092, b:9092",
                "takhin.reporter.topic.partitions", "8",
                "takhin.reporter.topic.replication.factor", "3",
                "takhin.reporter.queue.capacity", "1000",
                "takhin.reporter.client.security.protocol", "SASL_SSL",
                "security.protocol", "SSL"));
        assertThat(config.enabled()).isFalse();
        assertThat(config.interval()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.refreshInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.bootstrapServers()).containsExactly("a:9092", "b:9092");
        assertThat(config.topicPartitions()).isEqualTo(8);
        assertThat(config.replicationFactor()).isEqualTo((short) 3);
        assertThat(config.queueCapacity()).isEqualTo(1_000);
        assertThat(config.clientSettings()).isEqualTo(Map.of("security.protocol", "SASL_SSL"));
    }

    @ParameterizedTest
    @CsvSource({
        "takhin.reporter.interval.ms, 99",
        "takhin.reporter.interval.ms, 2001",
        "takhin.reporter.interval.ms, soon",
        "takhin.reporter.full.refresh.interval.ms, 999",
        "takhin.reporter.topic.partitions, 0",
        "takhin.reporter.topic.replication.factor, -1",
        "takhin.reporter.queue.capacity, 9",
        "takhin.reporter.enable, perhaps",
    })
    void badValue_isRefused_withItsKey(String key, String value) {
        assertThatThrownBy(() -> new ReporterConfig(Map.of(key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(value);
    }

    @Test
    void queue_isRefused_whenItCannotTakeTwoTicksOfAllPartitions() {
        Map<String, String> settings =
                Map.of("takhin.reporter.topic.partitions", "51", "takhin.reporter.queue.capacity", "203");
        assertThatThrownBy(() -> new ReporterConfig(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("takhin.reporter.queue.capacity")
                .hasMessageContaining("expected at least 4 times takhin.reporter.topic.partitions, which is 51");
        assertThat(new ReporterConfig(Map.of("takhin.reporter.topic.partitions", "50")).queueCapacity())
                .isEqualTo(200);
    }

    @Test
    void everyKey_isDocumented() {
        for (ConfigKey key : ReporterConfig.DEFINITION.configKeys().values()) {
            assertThat(key.name).startsWith(ReporterConfig.PREFIX);
            assertThat(key.documentation).as(key.name).isNotBlank().endsWith(".");
        }
    }

    @Test
    void unknownKeys_areToldWithTheLikeliestOnes() {
        List<String> problems = UnknownKeys.problems(List.of(
                "takhin.reporter.intervall.ms",
                "takhin.reporter.bootstrap.server",
                "takhin.reporter.client.whatever",
                "takhin.reporter.enable",
                "takhin.reporter.colour.of.the.broker.at.night",
                "log.dirs"));
        assertThat(problems)
                .containsExactly(
                        "takhin.reporter.bootstrap.server was not used."
                                + " Did you mean takhin.reporter.bootstrap.servers?",
                        "takhin.reporter.colour.of.the.broker.at.night was not used.",
                        "takhin.reporter.intervall.ms was not used. Did you mean takhin.reporter.interval.ms?");
    }
}
