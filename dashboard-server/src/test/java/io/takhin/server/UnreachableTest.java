package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.broker.collector.KnownCluster.Held;
import io.takhin.broker.reach.Unreachable;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Brokers that don't answer, as the API tells of them. Broker 1 of cluster c1 is in the views, and present. */
class UnreachableTest {

    private static final long SINCE = Samples.AT_MILLIS + 3_000;
    private static final String TEXT =
            "Broker 1 (b1:9092) has not answered since 2025-01-02 11:00:03 UTC: connection refused."
                    + " Without it 12 partition(s) are under-replicated, and 4 of them lack their leader. Kafka counts its replicas as in sync until it misses the"
                    + " broker (broker.session.timeout.ms, 9 s by default).";

    private final FakePipeline pipeline = FakePipeline.live();
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.open(pipeline);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Unreachable broker(String cluster, int id, long atMillis, boolean registered, Held held) {
        return new Unreachable(cluster, id, "b" + id, 9092, SINCE, atMillis, "connection refused", registered, held);
    }

    private static Unreachable broker(long atMillis) {
        return broker("c1", 1, atMillis, true, new Held(12, 4));
    }

    @Test
    void problem_isServed_whileTheViewsStandStill() {
        assertThat(server.json("/api/v1/health").get("status").asText()).isEqualTo("ok");
        server.unreachable(broker(SINCE + 5_000));
        JsonNode health = server.json("/api/v1/health");
        assertThat(health.get("atMillis").asLong()).isEqualTo(Samples.AT_MILLIS);
        assertThat(health.get("status").asText()).isEqualTo("error");
        assertThat(health.get("problems")).hasSize(1);
        assertThat(health.at("/problems/0")).isEqualTo(expected(SINCE + 5_000));
        assertThat(server.json("/api/v1/clusters").at("/items/0/status").asText())
                .isEqualTo("error");
        assertThat(metric()).isEqualTo("takhin_unreachable_brokers{cluster=\"c1\",} 1.0");
        server.unreachable();
        assertThat(server.json("/api/v1/health").get("problems")).isEmpty();
        assertThat(metric()).isEqualTo("takhin_unreachable_brokers{cluster=\"c1\",} 0.0");
    }

    @Test
    void frame_carriesIt_andChangesWithIt() {
        String before = etag();
        assertThat(server.json("/api/monitoring/metrics").get("unreachable")).isEmpty();
        server.unreachable(broker(SINCE));
        String first = etag();
        assertThat(server.json("/api/monitoring/metrics").get("unreachable")).containsExactly(expected(SINCE));
        server.unreachable(broker(SINCE + 1_000));
        assertThat(server.json("/api/monitoring/metrics").get("unreachable")).containsExactly(expected(SINCE + 1_000));
        assertThat(etag()).isNotIn(before, first);
        server.unreachable();
        assertThat(etag()).isEqualTo(before);
    }

    @Test
    void stale_comesBeforeIt() {
        server.pass(Duration.ofSeconds(20));
        server.unreachable(broker(SINCE));
        assertThat(server.json("/api/v1/health").get("problems"))
                .extracting(problem -> problem.get("code").asText())
                .containsExactly("stale", "broker-unreachable");
    }

    @Test
    void anotherClustersBroker_isNotThisOnes() {
        server.unreachable(broker("c2", 1, SINCE, true, null));
        assertThat(server.json("/api/v1/health").get("problems")).isEmpty();
    }

    @Test
    void brokerThatTheViewsSayIsAway_isNotToldTwice() {
        pipeline.show(Samples.withBrokerAway(Samples.snapshot("c1", Samples.AT_MILLIS)));
        server.unreachable(broker(SINCE));
        assertThat(server.json("/api/v1/health").get("problems")).isEmpty();
        assertThat(server.json("/api/monitoring/metrics").get("unreachable")).isEmpty();
    }

    @Test
    void whatIsNotKnown_isNotClaimed() {
        server.unreachable(broker("c1", 1, SINCE, true, null), broker("c1", 2, SINCE, false, new Held(3, 0)));
        assertThat(server.json("/api/v1/health").get("problems"))
                .extracting(problem -> problem.get("text").asText().split("refused\\. ")[1])
                .containsExactly(
                        "What it has of the partitions isn't known. Kafka counts its replicas as in sync until it misses the broker"
                                + " (broker.session.timeout.ms, 9 s by default).",
                        "Kafka doesn't count on it any more.");
    }

    private static JsonNode expected(long atMillis) {
        return TestServer.parse("{\"severity\":\"error\",\"code\":\"broker-unreachable\",\"text\":\"" + TEXT
                + "\",\"atMillis\":" + atMillis + "}");
    }

    private String etag() {
        return server.get("/api/monitoring/metrics")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private String metric() {
        return server.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("takhin_unreachable_brokers"))
                .findFirst()
                .orElseThrow();
    }
}
