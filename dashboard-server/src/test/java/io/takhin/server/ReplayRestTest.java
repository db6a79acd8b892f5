package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the API says of replays that can't be; the ones that can are in ReplayIT. */
class ReplayRestTest {

    private TestServer server;

    @BeforeEach
    void open() throws Exception {
        server = TestServer.open(FakePipeline.live());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> send(String verb, String path, String body) {
        return server.send(server.request(path)
                .method(verb, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(words);
    }

    @Test
    void anUnknownReplay_isTold_onEveryViewAndOnItsOwnPath() {
        for (String path : List.of("/api/v1/topics", "/api/v1/clusters", "/api/monitoring/metrics", "/api/v1/lag")) {
            assertProblem(server.get(path + "?replay=nope"), 404, "There is no replay");
        }
        assertProblem(server.get("/api/monitoring/ws?replay=nope"), 426, "WebSocket");
        assertProblem(server.get("/api/v1/replays/nope"), 404, "There is no replay");
        assertProblem(send("PATCH", "/api/v1/replays/nope", "{}"), 404, "There is no replay");
        assertProblem(send("DELETE", "/api/v1/replays/nope", ""), 404, "There is no replay");
    }

    @Test
    void replay_isNoParameterOfOthers() {
        assertProblem(server.get("/metrics?replay=nope"), 400, "replay");
    }

    @Test
    void wishesThatDontFit_areRefused() {
        String path = "/api/v1/replays";
        assertProblem(send("POST", path, ""), 400, "body: expected a JSON object");
        assertProblem(send("POST", path, "[1]"), 400, "bad-body", "found: something else\"");
        assertProblem(send("POST", path, "<a/>"), 400, "found: text that is no JSON");
        assertProblem(send("POST", path, "[".repeat(8_000)), 400, "bad-body");
        String whole = "{\"from\":\"now-5m\",\"to\":\"now\"}";
        assertProblem(send("POST", path, whole + "more"), 400, "bad-body", "text that is no JSON");
        assertProblem(send("POST", path, whole + whole), 400, "bad-body");
        assertProblem(send("POST", path, "{\"from\":0," + whole.substring(1)), 400, "bad-body");
        assertProblem(send("POST", path, "{\"clusters\":[{}]}"), 400, "found: something else in clusters.[0]");
        assertProblem(send("POST", path, "{\"speed\":NaN}"), 400, "found: text that is no JSON");
        assertProblem(send("POST", path, "{\"form\":1}"), 400, "form");
        assertProblem(send("POST", path, "{\"from\":\"yesterday\"}"), 400, "from: expected a time such as");
        assertProblem(send("POST", path, "{\"from\":1,\"to\":{}}"), 400, "to: expected");
        assertProblem(send("POST", path, "{\"from\":1}"), 400, "to: expected");
        assertProblem(
                send("POST", path, "{\"from\":18446744073709551617,\"to\":2}"),
                400,
                "found \\\"18446744073709551617\\\"");
        assertProblem(send("POST", path, "{\"from\":1,\"to\":2,\"speed\":1001}"), 400, "speed: expected");
        assertProblem(send("POST", path, "{\"from\":1,\"to\":2,\"speed\":0}"), 400, "speed: expected");
        assertProblem(send("POST", path, "{\"from\":1,\"to\":2,\"speed\":\"NaN\"}"), 400, "speed: expected");
        assertProblem(send("POST", path, "{\"from\":1,\"to\":2,\"warmUpSeconds\":99999}"), 400, "warmUpSeconds");
        assertProblem(send("POST", path, "{\"from\":1,\"to\":2,\"clusters\":[null]}"), 400, "clusters");
        assertProblem(send("POST", path, "{\"from\":\"" + "x".repeat(9_000) + "\"}"), 413, "at most 8192 bytes");
        assertProblem(send("POST", path, "{\"from\":1,\"to\":2}"), 503, "no metric events");
    }

    @Test
    void foreignPages_startNone() {
        HttpRequest.Builder request = server.request("/api/v1/replays").header("Origin", "https://evil.example");
        assertProblem(
                server.send(request.POST(HttpRequest.BodyPublishers.ofString("{\"from\":1,\"to\":2}"))
                        .build()),
                403,
                "foreign-origin");
    }

    @Test
    void theList_isEmpty() {
        JsonNode list = server.json("/api/v1/replays");
        assertThat(list.get("items")).isEmpty();
        assertThat(list.get("limit").asInt()).isEqualTo(4);
        assertThat(list.get("shown").isNull()).isTrue();
    }
}
