package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients send that well-behaved ones don't. */
class HttpEdgeTest {

    private static final String CLOSE = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";

    private final FakePipeline pipeline = FakePipeline.live();
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.withKey(pipeline);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void slowLogins_leaveThreadsToOthers() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int client = 0; client < 60; client++) {
                slow.add(RawHttp.open(
                        server.port(), "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20\r\n\r\n{"));
            }
            assertThat(server.get("/api/v1/health").statusCode()).isEqualTo(200);
            await().untilAsserted(() ->
                    assertThat(login("{\"key\":\"" + TestServer.KEY + "\"}")).contains("Too many logins at a time."));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        await().until(() -> login("{\"key\":\"" + TestServer.KEY + "\"}").startsWith("HTTP/1.1 204 "));
    }

    @Test
    void loginOfUntoldLength_isRefused() {
        assertThat(raw("POST /api/session" + CLOSE + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 411 ")
                .contains("urn:takhin:problem:length-required");
    }

    @Test
    void inventedMethods_countAsOne() {
        raw("FOO /api/v1/topics" + CLOSE + "\r\n");
        raw("BAR /api/v1/topics" + CLOSE + "\r\n");
        assertThat(server.get("/metrics").body())
                .contains("method=\"other\"")
                .doesNotContain("method=\"FOO\"", "method=\"BAR\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/health", "/api/monitoring/metrics", "/metrics"})
    void head_asksTheGate(String path) {
        assertThat(raw("HEAD " + path + CLOSE + "\r\n")).startsWith("HTTP/1.1 401 ");
        HttpRequest known =
                server.request(path).method("HEAD", BodyPublishers.noBody()).build();
        HttpResponse<String> answer = server.send(known);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void head_ofNothing_isNotFound() {
        assertThat(raw("HEAD /api/v2/nope" + CLOSE + "\r\n")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void problems_areNeverNotModified() {
        String first = raw("GET /api/v1/health" + CLOSE + "\r\n");
        assertThat(first).startsWith("HTTP/1.1 401 ").doesNotContainIgnoringCase("\r\nETag:");
        HttpResponse<String> list = server.get("/api/v1/topics");
        assertThat(list.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void eTags_areQuoted() {
        assertThat(server.get("/openapi.yaml").headers().firstValue("ETag").orElseThrow())
                .matches("W/\"[0-9a-f]+\"");
        assertThat(server.get("/api/monitoring/metrics")
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow())
                .matches("W/\"[0-9a-f-]+\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%ff", "/a/%2e%2e/%2e%2e/b", "/x%00", "//..//", "/%2f%2f", "/;a=b/../x"})
    void pathsThatDontParse_areProblems(String path) {
        String answer = raw("GET " + path + CLOSE + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 40");
        assertThat(answer)
                .contains("Content-Type: application/problem+json")
                .contains("X-Content-Type-Options: nosniff")
                .contains("\"type\":\"urn:takhin:problem:")
                .doesNotContain("<html");
    }

    @Test
    void tooLargeHeaders_areAProblem() {
        String answer = raw("GET /" + CLOSE + "X-Large: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 431 ")
                .contains("application/problem+json")
                .contains("X-Content-Type-Options: nosniff")
                .contains("\"status\":431");
    }

    @Test
    void aQueryWithoutEnd_isAProblem_atOnce() throws Exception {
        String start = "GET /api/v1/query?filter=" + "a".repeat(100_000);
        try (Socket socket = RawHttp.open(server.port(), start)) {
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 414");
        }
    }

    @Test
    void plainGet_ofThePush_isToldToUpgrade() {
        HttpResponse<String> answer = server.get("/api/monitoring/ws");
        assertThat(answer.statusCode()).isEqualTo(426);
        assertThat(answer.headers().firstValue("Upgrade")).hasValue("websocket");
        assertThat(answer.body()).contains("urn:takhin:problem:upgrade-required");
        assertThat(raw("GET /api/monitoring/ws" + CLOSE + "\r\n")).startsWith("HTTP/1.1 401 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/monitoring/metrics?clutser=c1",
                "/api/v1/topics/events?x=1",
                "/api/v1/groups/billing?x=1",
                "/api/v1/clusters?cluster=c1",
                "/metrics?x=1",
                "/api/v1/topics?limit=1&limit=2",
                "/api/v1/history/cluster?from=now-1m&from=now-2m"
            })
    void unknownParameters_areProblems(String path) {
        assertThat(server.get(path).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "gzip; q=0.0, identity", "*;q=0", "br", "gzip;q=nonsense"})
    void answers_arePlain_whereGzipIsRefused(String accepted) {
        for (String path : List.of("/api/monitoring/metrics", "/openapi.yaml")) {
            assertThat(encoding(path, accepted)).as(path).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br;q=1, gzip;q=0.5", "*"})
    void monitoringObject_isCompressed_whereGzipIsTaken(String accepted) {
        assertThat(encoding("/api/monitoring/metrics", accepted)).isEqualTo("gzip");
    }

    private String encoding(String path, String accepted) {
        HttpRequest request =
                server.request(path).header("Accept-Encoding", accepted).build();
        return server.send(request).headers().firstValue("Content-Encoding").orElse("");
    }

    private String login(String body) {
        return raw("POST /api/session" + CLOSE + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private String raw(String request) {
        return RawHttp.send(server.port(), request);
    }
}
