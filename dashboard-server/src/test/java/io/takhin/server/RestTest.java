package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.topology.MetricsPipeline;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestTest {

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

    @Test
    void topics_leaveInternalOnesOut_unlessAsked() {
        assertThat(names(server.json("/api/v1/topics"))).containsExactly("events", "orders");
        assertThat(names(server.json("/api/v1/topics?internal=true")))
                .containsExactly("__consumer_offsets", "events", "orders");
    }

    @Test
    void topics_areSorted_unknownLastEitherWay() {
        assertThat(names(server.json("/api/v1/topics?internal=true&sort=produceRate")))
                .containsExactly("__consumer_offsets", "events", "orders");
        assertThat(names(server.json("/api/v1/topics?internal=true&sort=-produceRate")))
                .containsExactly("events", "__consumer_offsets", "orders");
    }

    @Test
    void topics_areCutAndFiltered() {
        JsonNode page = server.json("/api/v1/topics?internal=true&limit=1&offset=1");
        assertThat(names(page)).containsExactly("events");
        assertThat(page.get("total").asInt()).isEqualTo(3);
        assertThat(page.get("offset").asInt()).isEqualTo(1);
        assertThat(page.get("limit").asInt()).isEqualTo(1);
        assertThat(page.get("atMillis").asLong()).isEqualTo(Samples.AT_MILLIS);
        assertThat(page.get("clusterId").asText()).isEqualTo("c1");
        assertThat(names(server.json("/api/v1/topics?q=ORD"))).containsExactly("orders");
        assertThat(names(server.json("/api/v1/topics?offset=99"))).isEmpty();
    }

    @Test
    void topic_hasPartitionsAndRates() {
        JsonNode topic = server.json("/api/v1/topics/events");
        assertThat(topic.at("/topic/totalMessages").asLong()).isEqualTo(1_000_000);
        assertThat(topic.get("partitionRows")).hasSize(3);
        JsonNode partitions = server.json("/api/v1/topics/events/partitions?sort=-logEndOffset&limit=1");
        assertThat(partitions.at("/items/0/partition").asInt()).isEqualTo(2);
        assertThat(partitions.at("/items/0/logEndOffset").asLong()).isEqualTo(102);
    }

    @Test
    void lag_isFlat_largestFirst_unknownAsNull() {
        JsonNode lag = server.json("/api/v1/lag");
        assertThat(lag.get("total").asInt()).isEqualTo(4);
        assertThat(lag.at("/items/0").toString())
                .isEqualTo("{\"groupId\":\"analytics-group\",\"topic\":\"events\",\"partition\":0,"
                        + "\"currentOffset\":98500,\"logStartOffset\":0,\"logEndOffset\":100000,\"lag\":1500,"
                        + "\"timeLag\":{\"millis\":0,\"bound\":\"exact\",\"reason\":null},"
                        + "\"status\":\"OK\",\"rule\":null}");
        assertThat(lag.at("/items/3/lag").isNull()).isTrue();
        assertThat(server.json("/api/v1/lag?group=billing").get("total").asInt())
                .isEqualTo(2);
        assertThat(server.json("/api/v1/groups/billing/lag?topic=nope")
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void singleViews_areTheRowBesideClusterAndMoment() {
        assertThat(server.json("/api/v1/throughput").at("/now/produceRate").asDouble())
                .isEqualTo(1_250.5);
        assertThat(server.json("/api/v1/throughput").at("/produceRate/points/5").isNull())
                .isTrue();
        assertThat(server.json("/api/v1/latency").get("kind").asText()).isEqualTo("exact");
        assertThat(server.json("/api/v1/health").get("clusterId").asText()).isEqualTo("c1");
        assertThat(server.json("/api/v1/groups/billing").get("groupId").asText())
                .isEqualTo("billing");
        assertThat(server.json("/api/v1/brokers").at("/items/0/brokerId").asInt())
                .isEqualTo(1);
        assertThat(server.json("/api/v1/clusters").at("/items/0/brokers").asInt())
                .isEqualTo(1);
    }

    @Test
    void parameters_thatDontFit_areProblems() {
        problem(400, "/api/v1/topics?limit=0", "limit: expected a whole number from 1 to 10000, found \"0\".");
        problem(400, "/api/v1/topics?offset=x", "offset: expected a whole number from 0 to 2147483647, found \"x\".");
        problem(400, "/api/v1/topics?internal=yes", "internal: expected true or false, found \"yes\".");
        problem(
                400,
                "/api/v1/clusters?sort=size",
                "sort: expected one of [clusterId], with - before it for descending, found \"size\".");
        problem(400, "/api/v1/health?limt=1", "limt: expected one of the parameters [cluster], found \"limt\".");
    }

    @Test
    void whatIsUnknown_isNotFound() {
        problem(404, "/api/v1/topics/nope", "There is no topic \"nope\".");
        problem(404, "/api/v1/groups/nope", "There is no consumer group \"nope\".");
        problem(404, "/api/v1/health?cluster=nope", "There is no cluster \"nope\".");
        problem(404, "/api/v2/nope", "There is nothing at \"/api/v2/nope\".");
        problem(404, "/topics", "There is nothing at \"/topics\".");
        assertThat(server.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void severalClusters_needToBeNamed() {
        pipeline.show(Samples.snapshot("c2", Samples.AT_MILLIS + 1_000));
        problem(400, "/api/monitoring/metrics", "cluster: expected one of [c1, c2], found \"\".");
        assertThat(server.json("/api/monitoring/metrics?cluster=c2")
                        .get("timestamp")
                        .asLong())
                .isEqualTo(1_735_815_601);
        assertThat(server.json("/api/v1/clusters").get("total").asInt()).isEqualTo(2);
    }

    /** Whoever may write to the metric topics can tell of any cluster. */
    @Test
    void whatIsToldOfAnotherCluster_isNotInTheWayOfTheOneThatIsWatched() {
        server.watch("c1");
        pipeline.show(Samples.snapshot("c2", Samples.AT_MILLIS + 1_000));
        JsonNode metrics = server.json("/api/monitoring/metrics");
        assertThat(metrics.get("clusterId").asText()).isEqualTo("c1");
        assertThat(server.json("/api/v1/topics").get("clusterId").asText()).isEqualTo("c1");
        assertThat(server.json("/api/v1/topics?cluster=c2").get("clusterId").asText())
                .isEqualTo("c2");
        server.watch("c3");
        problem(400, "/api/monitoring/metrics", "cluster: expected one of [c1, c2], found \"\".");
    }

    @Test
    void beforeReady_answersTellProgress() {
        pipeline.progress(new MetricsPipeline.Progress("catching-up", 1_234, false));
        JsonNode problem = problem(503, "/api/monitoring/metrics", "The topology is catching-up.");
        assertThat(problem.at("/progress/remainingRecords").asLong()).isEqualTo(1_234);
        problem(503, "/api/v1/topics", "The topology is catching-up.");
        HttpResponse<String> ready = server.get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body())
                .isEqualTo("{\"ready\":false,\"state\":\"catching-up\",\"remainingRecords\":1234,\"problem\":null}");
        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        pipeline.progress(new MetricsPipeline.Progress("live", 0, true));
        await().until(() -> server.get("/health/ready").statusCode() == 200);
    }

    @Test
    void readiness_isAskedForTwiceASecondAtMost() {
        for (int request = 0; request < 50; request++) {
            server.get("/health/ready");
        }
        assertThat(pipeline.progressAsked()).isLessThan(25);
    }

    @Test
    void deadCluster_isToldAsStale() {
        server.pass(Duration.ofSeconds(15));
        assertThat(server.json("/api/v1/health").get("status").asText()).isEqualTo("ok");
        server.pass(Duration.ofSeconds(22));
        JsonNode health = server.json("/api/v1/health");
        assertThat(health.get("status").asText()).isEqualTo("error");
        assertThat(health.at("/problems/0").toString())
                .isEqualTo(
                        "{\"severity\":\"error\",\"code\":\"stale\",\"text\":\"No event of cluster c1 came for 37 s: "
                                + "its numbers are those of 2025-01-02T11:00:00Z.\",\"atMillis\":"
                                + (Samples.AT_MILLIS + 37_000) + "}");
        assertThat(server.json("/api/v1/clusters").at("/items/0/status").asText())
                .isEqualTo("error");
        await().until(() -> server.get("/health/ready").body().contains("stale"));
        HttpResponse<String> ready = server.get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body())
                .isEqualTo(
                        "{\"ready\":true,\"state\":\"stale\",\"remainingRecords\":0,\"problem\":\"No event of cluster c1 "
                                + "came for 37 s: its numbers are those of 2025-01-02T11:00:00Z.\"}");
    }

    @Test
    void wrongVerb_isToldTheRightOne() throws Exception {
        HttpResponse<String> answer =
                server.send(server.request("/api/v1/topics").DELETE().build());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
        assertThat(TestServer.parse(answer.body()).get("type").asText())
                .isEqualTo("urn:takhin:problem:method-not-allowed");
    }

    private JsonNode problem(int status, String path, String detail) {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = TestServer.parse(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isEqualTo(detail);
        assertThat(problem.get("whatToDo").asText()).isNotBlank();
        assertThat(problem.get("type").asText()).startsWith("urn:takhin:problem:");
        return problem;
    }

    private static List<String> names(JsonNode page) {
        List<String> names = new ArrayList<>();
        page.get("items").forEach(item -> names.add(item.get("name").asText()));
        return names;
    }
}
