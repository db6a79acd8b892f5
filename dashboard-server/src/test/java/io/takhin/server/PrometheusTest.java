package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.server.metrics.ClusterMetrics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrometheusTest {

    @Test
    void scrape_hasTheClustersNumbers_withoutTheUnknown() throws Exception {
        try (TestServer server = TestServer.open(FakePipeline.live())) {
            String text = server.get("/metrics").body();
            assertThat(text.lines())
                    .contains(
                            "takhin_topic_produce_records_per_second{cluster=\"c1\",topic=\"events\",} 500.0",
                            "takhin_topic_retained_records{cluster=\"c1\",topic=\"events\",} 1000000.0",
                            "takhin_group_lag_records{cluster=\"c1\",group=\"analytics-group\",} 1500.0",
                            "takhin_group_time_lag_seconds{cluster=\"c1\",group=\"analytics-group\",} 2.5",
                            "takhin_request_latency_seconds{cluster=\"c1\",request=\"produce\",quantile=\"0.99\",} 0.02",
                            "takhin_cluster_produce_bytes_per_second{cluster=\"c1\",} 1048576.0",
                            "takhin_brokers{cluster=\"c1\",} 1.0",
                            "takhin_broker_threads{cluster=\"c1\",} 45.0");
            assertThat(text)
                    .doesNotContain("takhin_cluster_fetch_records_per_second{")
                    .doesNotContain("takhin_broker_heap_used_bytes{")
                    .doesNotContain("topic=\"orders\",} NaN")
                    .doesNotContain("takhin_topic_produce_records_per_second{cluster=\"c1\",topic=\"orders\"")
                    .doesNotContain("__consumer_offsets");
        }
    }

    @Test
    void scrape_hasTheServersOwnNumbers() throws Exception {
        try (TestServer server = TestServer.open(FakePipeline.live())) {
            server.get("/api/v1/topics/events");
            server.get("/api/v1/topics/nope");
            String text = server.get("/metrics").body();
            assertThat(text.lines())
                    .contains(
                            "takhin_http_requests_total{method=\"GET\",route=\"/api/v1/topics/{topic}\",status=\"200\",} 1.0",
                            "takhin_http_requests_total{method=\"GET\",route=\"/api/v1/topics/{topic}\",status=\"404\",} 1.0",
                            "takhin_events_total 1234.0",
                            "takhin_dead_letters_total 5.0",
                            "takhin_ready 1.0",
                            "takhin_websocket_clients 0.0");
            assertThat(text).contains("jvm_memory_bytes_used").contains("takhin_push_duration_seconds_bucket");
        }
    }

    @Test
    void staleNumbers_areAbsent_butForTheirTime() throws Exception {
        try (TestServer server = TestServer.open(FakePipeline.live())) {
            assertThat(server.get("/metrics").body()).contains("takhin_cluster_produce_records_per_second");
            server.pass(Duration.ofSeconds(16));
            await().untilAsserted(
                            () -> assertThat(server.get("/metrics").body()).contains("takhin_ready 0.0"));
            assertThat(server.get("/metrics").body())
                    .contains("takhin_snapshot_timestamp_seconds{cluster=\"c1\",} 1.7358156E9")
                    .doesNotContain("takhin_cluster_", "takhin_topic_", "takhin_group_", "takhin_request_latency_");
        }
    }

    @Test
    void scrape_speaksOpenMetrics_whenAskedTo() throws Exception {
        try (TestServer server = TestServer.open(FakePipeline.live())) {
            var answer = server.send(server.request("/metrics")
                    .header("Accept", "application/openmetrics-text; version=1.0.0")
                    .build());
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/openmetrics-text");
            assertThat(answer.body()).endsWith("# EOF\n");
        }
    }

    @Test
    void clusterNumbers_areMadeOnce_perSnapshot() {
        FakePipeline pipeline = FakePipeline.live();
        ClusterMetrics metrics =
                new ClusterMetrics(() -> List.of(pipeline.snapshot("c1").orElseThrow()), any -> false);
        var first = metrics.collect();
        assertThat(metrics.collect()).isSameAs(first);
        pipeline.show(Samples.snapshot("c1", Samples.AT_MILLIS + 1_000));
        assertThat(metrics.collect()).isNotSameAs(first);
    }
}
