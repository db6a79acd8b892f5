package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;

class FirstVisitTest {

    private static String counted(String method, String route) {
        return "takhin_http_requests_total{method=\"" + method + "\",route=\"" + route + "\",status=";
    }

    /** All that it asks for after the first push, which it waits for. */
    private static final List<String> LAST = List.of(
            counted("GET", "/api/v1/clusters") + "\"200\",} 1.0",
            counted("GET", "/api/v1/throughput") + "\"200\",} 1.0",
            counted("GET", "/api/v1/latency") + "\"200\",} 1.0");

    @Test
    void allThatAPageAsksFirst_isAsked_withTheKey_andNothingStaysOpen() throws Exception {
        try (TestServer server = TestServer.withKey(FakePipeline.live())) {
            FirstVisit.begin(server.uri("http", "/"), TestServer.KEY);
            await().untilAsserted(() -> assertThat(server.get("/metrics").body().lines())
                    .containsAll(LAST)
                    .contains(
                            counted("GET", "/") + "\"200\",} 1.0",
                            counted("GET", "/<path>") + "\"200\",} 4.0",
                            counted("POST", "/api/session") + "\"204\",} 1.0",
                            counted("GET", "/api/session") + "\"200\",} 1.0",
                            "takhin_websocket_clients 0.0"));
        }
    }

    @Test
    void aServerWithoutACluster_isAskedForViews_whenThereIsOne() throws Exception {
        FakePipeline pipeline = new FakePipeline();
        try (TestServer server = TestServer.open(pipeline)) {
            FirstVisit.begin(server.uri("http", "/"), null);
            await().untilAsserted(
                            () -> assertThat(server.get("/metrics").body()).contains("takhin_websocket_clients 1.0"));
            assertThat(server.get("/metrics").body()).doesNotContain("/api/v1/clusters");
            pipeline.show(Samples.snapshot("c1", Samples.AT_MILLIS));
            await().untilAsserted(() ->
                    assertThat(server.get("/metrics").body().lines()).containsAll(LAST));
        }
    }
}
