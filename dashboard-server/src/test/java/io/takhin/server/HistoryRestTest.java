package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAnswer;
import io.takhin.topology.history.HistoryAnswer.Values;
import io.takhin.topology.history.HistoryQuery;
import io.takhin.topology.history.NothingKnownException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of history for which request, and how it is told. */
class HistoryRestTest {

    private static final long NOW = Samples.AT_MILLIS;
    private static final long HOUR = 3_600_000;

    private final FakePipeline pipeline = FakePipeline.live();
    private TestServer server;
    private HistoryQuery asked;

    /** Two steps are told; one-second steps are kept for an hour, ten-second ones for a day. */
    private final class Fake implements History {
        @Override
        public HistoryAnswer ask(HistoryQuery query) {
            asked = query;
            if (query.name().equals("nope")) {
                throw new NothingKnownException("There is no topic \"nope\".");
            }
            Map<String, Values> metrics = new LinkedHashMap<>();
            metrics.put("produceRate", new Values("records/s", new double[] {1.5, Double.NaN}, null, null));
            metrics.put("lag", new Values("records", new double[] {7, 8}, new double[] {1, 2}, new double[] {9, 9}));
            return new HistoryAnswer(
                    query.clusterId(), 60_000, 80_000, 10, 10, metrics, Map.of("produceRate", "It wasn't told."));
        }

        @Override
        public int finestStepSeconds(long agoMillis) {
            return agoMillis <= HOUR ? 1 : agoMillis <= 24 * HOUR ? 10 : 60;
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = TestServer.open(pipeline);
        pipeline.history(new Fake());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void requireAsked(String parameters, long from, long to, int step) {
        HttpResponse<String> answer = server.get("/api/v1/history/topics/orders" + parameters);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(asked.fromMillis()).as("from of %s", parameters).isEqualTo(from);
        assertThat(asked.toMillis()).as("to of %s", parameters).isEqualTo(to);
        assertThat(asked.stepSeconds()).as("step of %s", parameters).isEqualTo(step);
    }

    @Test
    void timesAndSteps_areChosenWhereTheyAreNotGiven() {
        long minute = NOW / 60_000 * 60_000;
        requireAsked("", NOW - 300_000, NOW, 1);
        requireAsked("?from=-12m", NOW - 720_000, NOW, 1);
        requireAsked("?from=-13m", (NOW - 780_000) / 2_000 * 2_000, NOW / 2_000 * 2_000, 2);
        requireAsked("?from=-1h&to=now", NOW - HOUR, NOW, 5);
        requireAsked("?from=now-1h", NOW - HOUR, NOW, 5);
        requireAsked("?from=-2h&to=-119m", NOW - 2 * HOUR, NOW - 2 * HOUR + 60_000, 10);
        requireAsked("?from=-25h&to=-24h", NOW - 25 * HOUR, NOW - 24 * HOUR, 60);
        requireAsked("?from=-30d", (NOW - 720 * HOUR) / HOUR * HOUR, NOW / HOUR * HOUR, 3_600);
        requireAsked("?to=" + (minute + 1) + "&step=1m", minute - 300_000, minute + 60_000, 60);
        requireAsked("?from=2025-01-02T10:00:00Z&to=2025-01-02T12:00:01%2B01:00&step=1", NOW - HOUR, NOW + 1_000, 1);
        requireAsked("?from=0&step=366d", 0, 366L * 24 * HOUR * (NOW / (366L * 24 * HOUR)), 366 * 86_400);
        requireAsked("?from=" + (NOW + HOUR) + "&to=" + (NOW + HOUR + 1_000), NOW + HOUR, NOW + HOUR + 1_000, 1);
        assertThat(asked.metrics())
                .containsExactlyInAnyOrder(
                        "produceRate", "fetchRate", "produceBytes", "fetchBytes", "logEnd", "sizeBytes", "lag");
    }

    @Test
    void eachKindOfThing_isAskedForByItsName() {
        server.get("/api/v1/history/cluster?metrics=produceP99,fetchRate");
        assertThat(asked.metrics()).containsExactlyInAnyOrder("produceP99", "fetchRate");
        assertThat(asked.name()).isEmpty();
        server.get("/api/v1/history/brokers/3");
        assertThat(asked.name()).isEqualTo("3");
        assertThat(asked.metrics()).contains("connections", "heapUsedBytes", "logBytes", "idle", "fetchP50");
        server.get("/api/v1/history/topics/orders/partitions/12");
        assertThat(asked.partition()).isEqualTo("12");
        server.get("/api/v1/history/groups/a%20b");
        assertThat(asked.name()).isEqualTo("a b");
        assertThat(asked.metrics()).containsExactlyInAnyOrder("lag", "timeLagMillis", "consumedRate");
    }

    @Test
    void answers_areTheContractsShape() {
        assertThat(server.get("/api/v1/history/cluster").body())
                .isEqualTo("{\"clusterId\":\"c1\",\"fromMillis\":60000,\"toMillis\":80000,\"stepSeconds\":10,"
                        + "\"rollupSeconds\":10,\"metrics\":{\"produceRate\":{\"unit\":\"records/s\","
                        + "\"values\":[1.5,null]},\"lag\":{\"unit\":\"records\",\"values\":[7.0,8.0],"
                        + "\"min\":[1.0,2.0],\"max\":[9.0,9.0]}},\"unknown\":{\"produceRate\":\"It wasn't told.\"}}");
        assertThat(server.get("/api/v1/history/cluster?format=csv").body())
                .isEqualTo("time,produceRate,lag,lag.min,lag.max\r\n1970-01-01T00:01:00Z,1.5,7.0,1.0,9.0\r\n"
                        + "1970-01-01T00:01:10Z,,8.0,2.0,9.0\r\n");
        HttpResponse<String> lines = server.send(server.request("/api/v1/history/cluster")
                .header("Accept", "application/x-ndjson")
                .build());
        assertThat(lines.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(lines.body())
                .isEqualTo("{\"atMillis\":60000,\"produceRate\":1.5,\"lag\":7.0,\"lag.min\":1.0,\"lag.max\":9.0}\n"
                        + "{\"atMillis\":70000,\"produceRate\":null,\"lag\":8.0,\"lag.min\":2.0,\"lag.max\":9.0}\n");
    }

    @Test
    void sameAnswer_isToldOnce() {
        HttpResponse<String> first = server.get("/api/v1/history/cluster");
        HttpResponse<String> again = server.send(server.request("/api/v1/history/cluster")
                .header("If-None-Match", first.headers().firstValue("ETag").orElseThrow())
                .build());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void whatDoesntFit_isAProblem() {
        String moment =
                "a time such as 2026-03-01T12:00:00Z, milliseconds since 1970, now, or now-30m (s, m, h, d; now may "
                        + "be left out)";
        problem("?from=NaN", "from: expected " + moment + ", found \"NaN\".");
        problem("?to=1e400", "to: expected " + moment + ", found \"1e400\".");
        problem("?from=-1", "from: expected " + moment + ", found \"-1\".");
        problem("?from=999999999999999", "from: expected " + moment + ", found \"999999999999999\".");
        problem("?from=2000&to=1000", "from: expected a moment before \"to\", 1000, found \"2000\".");
        problem("?from=1000&to=1000", "from: expected a moment before \"to\", 1000, found \"1000\".");
        String length = "step: expected a number of seconds, or such as 10s, 1m, 1h or 1d, found ";
        for (String wrong : new String[] {"0", "-5", "1.5", "NaN", "1y", "367d", "999999999d", ""}) {
            problem("?step=" + wrong, length + "\"" + wrong + "\".");
        }
        problem(
                "?from=-30d&step=1",
                "step: expected one that gives at most 10000 values, found \"1s, which gives 2592000\".");
        problem(
                "?metrics=produceRate,nope",
                "metrics: expected some of [fetchBytes, fetchRate, lag, logEnd, produceBytes, produceRate, "
                        + "sizeBytes], found \"nope\".");
        problem(
                "?metrics=",
                "metrics: expected some of [fetchBytes, fetchRate, lag, logEnd, produceBytes, "
                        + "produceRate, sizeBytes], found \"\".");
        problem("?format=xml", "format: expected json, csv or ndjson, found \"xml\".");
        problem(
                "?form=csv",
                "form: expected one of the parameters [cluster, metrics, from, to, step, format], found "
                        + "\"form\".");
        problem("/partitions/x", "partition: expected a number, found \"x\".");
        problem("/partitions/-1", "partition: expected a number, found \"-1\".");
    }

    @Test
    void ofAnUnknownReplay_thereIsNone_ratherThanLive() {
        for (String subject :
                new String[] {"cluster", "brokers/1", "topics/orders", "topics/orders/partitions/0", "groups/billing"
                }) {
            HttpResponse<String> answer = server.get("/api/v1/history/" + subject + "?from=-1h&replay=r1");
            assertThat(answer.statusCode()).as(subject).isEqualTo(404);
            assertThat(TestServer.parse(answer.body()).get("detail").asText()).startsWith("There is no replay \"r1\"");
        }
        assertThat(asked).isNull();
    }

    @Test
    void nothingKnown_isNotFound_andStoresAway_notReady() {
        assertThat(server.get("/api/v1/history/topics/nope").statusCode()).isEqualTo(404);
        pipeline.history(FakePipeline.live().history());
        HttpResponse<String> away = server.get("/api/v1/history/topics/orders");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(TestServer.parse(away.body()).get("detail").asText()).isEqualTo("The stores are away.");
    }

    private void problem(String rest, String detail) {
        HttpResponse<String> answer = server.get("/api/v1/history/topics/orders" + rest);
        JsonNode problem = TestServer.parse(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(problem.get("detail").asText()).isEqualTo(detail);
    }
}
