package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    private static final String OPENER_POLICY = "Cross-Origin-Opener-Policy";

    private final FakePipeline pipeline = FakePipeline.live();
    private TestServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/monitoring/metrics",
                "/api/v1/clusters",
                "/api/v1/topics",
                "/api/v1/topics/events",
                "/api/v1/groups/billing/lag",
                "/api/v1/health",
                "/metrics"
            })
    void reading_needsTheKey(String path) throws Exception {
        server = TestServer.withKey(pipeline);
        HttpResponse<String> without = anonymous(path);
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"takhin\"");
        assertThat(TestServer.parse(without.body()).get("type").asText()).isEqualTo("urn:takhin:problem:unauthorized");
        HttpRequest wrong = bare(path)
                .header("Authorization", "Bearer " + TestServer.KEY + "x")
                .build();
        assertThat(server.send(wrong).statusCode()).isEqualTo(401);
        assertThat(server.get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/openapi.yaml", "/api-docs/", "/api/session"})
    void publicPaths_needNoKey(String path) throws Exception {
        server = TestServer.withKey(pipeline);
        assertThat(anonymous(path).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsWrong_isToldInWords_onlyToWhoMayRead() throws Exception {
        pipeline.problem("The metric topics can't be reached: kafka-1.internal:9092");
        server = TestServer.withKey(pipeline);
        assertThat(anonymous("/health/ready").body())
                .isEqualTo("{\"ready\":true,\"state\":\"live\",\"remainingRecords\":0,\"problem\":null}");
        assertThat(server.json("/health/ready").get("problem").asText()).contains("kafka-1.internal:9092");
    }

    @Test
    void session_letsABrowserRead_untilItIsClosed() throws Exception {
        server = TestServer.withKey(pipeline);
        HttpResponse<String> login = login(TestServer.KEY);
        assertThat(login.statusCode()).isEqualTo(204);
        String setCookie = login.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(setCookie)
                .startsWith("takhin_session_" + server.port() + "=")
                .contains("; Path=/")
                .contains("; Max-Age=43200")
                .contains("; HttpOnly")
                .contains("; SameSite=Strict")
                .doesNotContain("Secure");
        String cookie = setCookie.substring(0, setCookie.indexOf(';'));
        HttpRequest read = bare("/api/v1/health").header("Cookie", cookie).build();
        assertThat(server.send(read).statusCode()).isEqualTo(200);
        HttpRequest logout =
                bare("/api/session").header("Cookie", cookie).DELETE().build();
        assertThat(server.send(logout).statusCode()).isEqualTo(204);
        assertThat(server.send(read).statusCode()).isEqualTo(401);
    }

    @Test
    void sessionCookie_isSecure_behindHttps() throws Exception {
        server = TestServer.withKey(pipeline);
        HttpRequest login = bare("/api/session")
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.ofString("{\"key\":\"" + TestServer.KEY + "\"}"))
                .build();
        assertThat(server.send(login).headers().firstValue("Set-Cookie").orElseThrow())
                .contains("; Secure");
    }

    @Test
    void sessionState_tellsThePageWhatItNeeds() throws Exception {
        server = TestServer.withKey(pipeline);
        assertThat(anonymous("/api/session").body()).isEqualTo("{\"keyRequired\":true,\"open\":false}");
        assertThat(server.get("/api/session").body()).isEqualTo("{\"keyRequired\":true,\"open\":true}");
    }

    @Test
    void wrongKeys_areToldToBeTooMany_afterTen_andTheRightOneIsTakenStill() throws Exception {
        server = TestServer.withKey(pipeline);
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(login("guess" + attempt).statusCode()).isEqualTo(401);
            assertThat(guess("guess" + attempt).statusCode()).isEqualTo(401);
        }
        assertThat(login("guess").statusCode()).isEqualTo(429);
        assertThat(guess("guess").statusCode()).isEqualTo(429);
        assertThat(login(TestServer.KEY).statusCode()).isEqualTo(204);
        assertThat(guess(TestServer.KEY).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> guess(String key) {
        return server.send(
                bare("/api/v1/health").header("Authorization", "Bearer " + key).build());
    }

    @Test
    void login_fromAForeignPage_isRefused() throws Exception {
        server = TestServer.withKey(pipeline);
        HttpRequest foreign = bare("/api/session")
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString("{\"key\":\"" + TestServer.KEY + "\"}"))
                .build();
        assertThat(server.send(foreign).statusCode()).isEqualTo(403);
    }

    @Test
    void loginBody_isLimited_andMustBeJson() throws Exception {
        server = TestServer.withKey(pipeline);
        assertThat(post("nonsense").statusCode()).isEqualTo(400);
        assertThat(post("null").statusCode()).isEqualTo(400);
        assertThat(post("{\"key\":\"" + "x".repeat(1_024) + "\"}").statusCode()).isEqualTo(413);
    }

    @Test
    void withoutAKey_onlyLoopbackNamesAreServed() throws Exception {
        server = TestServer.open(pipeline);
        assertThat(server.get("/api/v1/health").statusCode()).isEqualTo(200);
        assertThat(statusForHost("rebound.example:" + server.port())).contains(" 403 ");
        assertThat(statusForHost("localhost:" + server.port())).contains(" 200 ");
    }

    @Test
    void cors_isOff_unlessConfigured() throws Exception {
        server = new TestServer(pipeline, TestServer.KEY, 10, "https://friend.example");
        assertThat(corsOf("https://evil.example")).isNull();
        assertThat(corsOf("https://friend.example")).isEqualTo("https://friend.example");
        HttpRequest preflight = bare("/api/v1/topics")
                .header("Origin", "https://friend.example")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = server.send(preflight);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).hasValue("Authorization, Content-Type");
    }

    @Test
    void answers_carrySecurityHeaders() throws Exception {
        server = TestServer.withKey(pipeline);
        HttpResponse<String> page = anonymous("/api-docs/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains(
                        "default-src 'self'; script-src 'self'; style-src 'self';",
                        "manifest-src 'self'; worker-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.body()).doesNotContainPattern("<script>").doesNotContain("style=");
    }

    @Test
    void partsOfAPage_leaveOutWhatIsOfDocuments_butWorkersHaveIt() throws Exception {
        server = TestServer.withKey(pipeline);
        assertThat(anonymous("/main.js").headers().map())
                .containsKeys("x-content-type-options", "cross-origin-resource-policy", "etag")
                .doesNotContainKeys("content-security-policy", "permissions-policy");
        assertThat(anonymous("/offline-worker.js").headers().map()).containsKey("content-security-policy");
        assertThat(anonymous("/api/v1/topics/main.js").headers().map()).containsKey("content-security-policy");
    }

    @Test
    void pages_partFromTheirOpener_unlessTheBrowserSaysThereIsNone() throws Exception {
        server = TestServer.withKey(pipeline);
        assertThat(anonymous("/").headers().firstValue(OPENER_POLICY)).hasValue("same-origin");
        for (String opened : new String[] {"cross-site", "same-site", "same-origin"}) {
            assertThat(ledBy(opened).firstValue(OPENER_POLICY)).hasValue("same-origin");
        }
        assertThat(ledBy("none").firstValue(OPENER_POLICY)).isEmpty();
        assertThat(ledBy("none").map()).containsKeys("content-security-policy", "origin-agent-cluster");
        assertThat(ledBy("none").firstValue("Vary").orElseThrow()).contains("Sec-Fetch-Site");
    }

    private HttpHeaders ledBy(String site) {
        return server.send(bare("/").header("Sec-Fetch-Site", site).build()).headers();
    }

    private String corsOf(String origin) {
        return server.send(server.request("/api/v1/health")
                        .header("Origin", origin)
                        .build())
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .orElse(null);
    }

    private String statusForHost(String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            String request = "GET /api/v1/health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(0, answer.indexOf('\r'));
        }
    }

    private HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(server.uri("http", path));
    }

    private HttpResponse<String> anonymous(String path) {
        return server.send(bare(path).build());
    }

    private HttpResponse<String> login(String key) {
        return post("{\"key\":\"" + key + "\"}");
    }

    private HttpResponse<String> post(String body) {
        return server.send(
                bare("/api/session").POST(BodyPublishers.ofString(body)).build());
    }
}
