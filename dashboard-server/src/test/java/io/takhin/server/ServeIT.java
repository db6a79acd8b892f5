package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.broker.embedded.EmbeddedBroker;
import io.takhin.broker.embedded.EmbeddedBrokerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The {@code serve} command beside a broker that has no plugin: what the Admin API tells, and why the rest is unknown. */
@TestInstance(Lifecycle.PER_CLASS)
class ServeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private EmbeddedBroker broker;
    private RunningApplication serve;
    private PacedLoad load;
    private Api api;

    @BeforeAll
    void startAndLoad(@TempDir Path data) throws Exception {
        broker = new EmbeddedBroker(new EmbeddedBrokerConfig(data.resolve("kafka"), 0));
        broker.start();
        serve = RunningApplication.start(RunningApplication.serve(data.resolve("takhin"), broker.bootstrapServers()));
        api = serve.api();
        load = new PacedLoad(broker.bootstrapServers());
        load.run();
        await().atMost(PATIENCE).until(() -> metrics().get("atMillis").asLong() > load.endMillis() + 3_000);
    }

    @AfterAll
    void stop() {
        if (serve != null) {
            serve.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    private JsonNode metrics() {
        return api.json("/api/monitoring/metrics");
    }

    @Test
    void topicsAndThroughput_areExact() {
        JsonNode topic = api.json("/api/v1/topics/" + PacedLoad.TOPIC);
        assertThat(topic.at("/topic/totalMessages").asLong()).isEqualTo(PacedLoad.RECORDS);
        assertThat(topic.at("/topic/totalBytes").asLong()).isGreaterThan(PacedLoad.RECORDS * 10);
        double sum = StreamSupport.stream(topic.at("/produceRate/points").spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .sum();
        assertThat(Math.round(sum * 1e6) / 1e6).isEqualTo(PacedLoad.RECORDS);
        assertThat(metrics().at("/throughput/produceRate").asDouble(-1)).isZero();
    }

    @Test
    void lag_isKafkasOwn_byPartition() {
        SortedMap<Integer, Long> told = new TreeMap<>();
        api.json("/api/v1/groups/" + PacedLoad.GROUP + "/lag")
                .get("items")
                .forEach(row ->
                        told.put(row.get("partition").asInt(), row.get("lag").asLong()));
        try (KafkaTruth kafka = new KafkaTruth(broker.bootstrapServers())) {
            assertThat(told).isEqualTo(kafka.lag(PacedLoad.GROUP, PacedLoad.TOPIC, PacedLoad.PARTITIONS));
        }
    }

    @Test
    void whatNeedsThePlugin_isNull_withTheReason() {
        JsonNode metrics = metrics();
        for (String path : new String[] {
            "throughput.produceBytes",
            "throughput.fetchBytes",
            "latency.produceP99",
            "latency.fetchP50",
            "clusterHealth.activeConnections",
            "clusterHealth.memoryUsageBytes",
            "clusterHealth.goroutineCount"
        }) {
            assertThat(metrics.at("/" + path.replace('.', '/')).isNull())
                    .as(path)
                    .isTrue();
            assertThat(reason(metrics.get("unknown"), path)).as(path).contains("plugin");
        }
    }

    @Test
    void health_isThatOfTheCluster() {
        JsonNode health = metrics().get("clusterHealth");
        assertThat(health.get("totalTopics").asInt()).isEqualTo(1);
        assertThat(health.get("totalPartitions").asInt()).isEqualTo(PacedLoad.PARTITIONS);
        assertThat(health.get("totalConsumers").asInt(-1)).isZero();
        assertThat(health.get("diskUsageBytes").asLong()).isPositive();
    }

    /** A reason may stand for all that begins with its path. */
    private static String reason(JsonNode unknown, String path) {
        JsonNode own = unknown.get(path);
        return own != null
                ? own.asText()
                : unknown.path(path.substring(0, path.indexOf('.'))).asText();
    }
}
