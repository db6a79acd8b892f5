package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAnswer;
import io.takhin.topology.history.HistoryAnswer.Values;
import io.takhin.topology.history.HistoryQuery;
import io.takhin.topology.history.NothingKnownException;
import io.takhin.topology.history.SeriesKey.Kind;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What many series are made into, and what doesn't fit. */
class QueryRestTest {

    private static final double UNKNOWN = Double.NaN;
    private static final String RANGE = "&from=60000&to=90000&step=10";

    private final FakePipeline pipeline = FakePipeline.live();
    private final List<HistoryQuery> asked = new ArrayList<>();
    private TestServer server;

    /** Three steps of each; the last ends where the range does. */
    private static final Map<String, double[]> SERIES = Map.of(
            "orders", new double[] {1, 2, UNKNOWN},
            "orders-dlq", new double[] {10, UNKNOWN, UNKNOWN},
            "a,\"b", new double[] {100, 200, 300},
            "__consumer_offsets", new double[] {1000, 1000, 1000});

    private final class Fake implements History {

        @Override
        public SortedSet<String> names(Kind kind, String clusterId, String topic, long from, long to) {
            return topic.equals("nope") ? new TreeSet<>() : new TreeSet<>(SERIES.keySet());
        }

        @Override
        public HistoryAnswer ask(HistoryQuery query) {
            asked.add(query);
            if (query.name().equals("orders-gone")) {
                throw new NothingKnownException("gone");
            }
            int steps = (int) ((query.toMillis() - query.fromMillis()) / (query.stepSeconds() * 1000L));
            double[] last = SERIES.getOrDefault(
                    query.partition().isEmpty() ? query.name() : query.partition(), new double[] {5, 5, UNKNOWN});
            double[] values = new double[steps];
            System.arraycopy(last, 0, values, steps - 3, 3);
            Map<String, Values> metrics = new LinkedHashMap<>();
            Map<String, String> unknown = new LinkedHashMap<>();
            query.metrics().forEach(name -> unknown.put(name, "It wasn't told."));
            query.metrics().forEach(name -> metrics.put(name, new Values("records/s", values, null, null)));
            return new HistoryAnswer(
                    query.clusterId(), query.fromMillis(), query.toMillis(), query.stepSeconds(), 10, metrics, unknown);
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

    private String body(String question) {
        HttpResponse<String> answer = server.get("/api/v1/query?" + question + RANGE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void sum_isOfAllThatWereThere_orNull() {
        JsonNode sum = TestServer.parse(body("metric=fetchBytes&of=topics&agg=sum"));
        assertThat(sum.get("values").toString()).isEqualTo("[111.0,202.0,null]");
        assertThat(sum.get("known").toString()).isEqualTo("[3,2,1]");
        assertThat(sum.get("asked").toString())
                .as("where the cluster's sum is known what is unknown wasn't there")
                .isEqualTo("[3,2,3]");
        assertThat(sum.get("unknown").asText())
                .isEqualTo("Steps in which not all are known have no value. First orders: It wasn't told.");
        assertThat(sum.get("series").asInt()).isEqualTo(3);
        JsonNode all = TestServer.parse(body("metric=fetchBytes&of=topics&agg=max&internal=true"));
        assertThat(all.get("values").toString()).isEqualTo("[1000.0,1000.0,null]");
        JsonNode some = TestServer.parse(body("metric=fetchBytes&of=topics&agg=avg&filter=orders*"));
        assertThat(some.get("values").toString()).isEqualTo("[5.5,2.0,null]");
        JsonNode rest = TestServer.parse(body("metric=fetchBytes&of=topics&agg=sum&exclude=orders*"));
        assertThat(rest.get("values").toString()).isEqualTo("[100.0,200.0,300.0]");
        JsonNode none = TestServer.parse(body("metric=fetchBytes&of=topics&agg=sum&filter=x*"));
        assertThat(none.get("values").toString()).isEqualTo("[null,null,null]");
        assertThat(none.get("unknown").asText()).isEqualTo("There are no such topics, nor were any in this time.");
    }

    @Test
    void whereSomeAreEnough_aSumIsOfThoseKnown_andSaysSo() {
        JsonNode sum = TestServer.parse(body("metric=fetchBytes&of=topics&agg=sum&partial=true"));
        assertThat(sum.get("values").toString()).isEqualTo("[111.0,202.0,300.0]");
        assertThat(sum.get("known").toString()).isEqualTo("[3,2,1]");
        assertThat(sum.get("asked").toString()).isEqualTo("[3,2,3]");
        assertThat(sum.get("unknown").asText())
                .isEqualTo("Where not all are known, a value is of those that are. First orders: It wasn't told.");
        problem(
                "metric=lag&of=groups&agg=top&partial=true",
                "partial: expected none, for agg=top and agg=bottom are of each by itself, found \"true\".");
    }

    @Test
    void answers_areTheContractsShape_inAllForms() {
        assertThat(body("metric=produceRate&of=topics&agg=top&n=2"))
                .isEqualTo("{\"clusterId\":\"c1\",\"fromMillis\":60000,\"toMillis\":90000,\"stepSeconds\":10,"
                        + "\"rollupSeconds\":10,\"of\":\"topics\",\"metric\":\"produceRate\",\"unit\":\"records/s\","
                        + "\"agg\":\"top\",\"series\":3,\"rankedBy\":\"mean\",\"items\":[{\"name\":\"a,\\\"b\","
                        + "\"rank\":200.0,\"knownSteps\":3,\"values\":[100.0,200.0,300.0]},{\"name\":\"orders-dlq\","
                        + "\"rank\":10.0,\"knownSteps\":1,\"values\":[10.0,null,null]}],\"unranked\":0,"
                        + "\"unknown\":\"First orders: It wasn't told.\"}");
        assertThat(body("metric=produceRate&of=topics&agg=top&n=2&format=csv"))
                .isEqualTo("time,\"a,\"\"b\",orders-dlq\r\n1970-01-01T00:01:00Z,100.0,10.0\r\n"
                        + "1970-01-01T00:01:10Z,200.0,\r\n1970-01-01T00:01:20Z,300.0,\r\n");
        assertThat(body("metric=produceRate&of=topics&agg=quantile&q=0.5&format=ndjson"))
                .isEqualTo("{\"atMillis\":60000,\"value\":10.0,\"known\":3,\"asked\":3}\n"
                        + "{\"atMillis\":70000,\"value\":2.0,\"known\":2,\"asked\":2}\n"
                        + "{\"atMillis\":80000,\"value\":null,\"known\":1,\"asked\":3}\n");
    }

    @Test
    void rate_asksForTheStepBefore() {
        body("metric=logEnd&of=partitions&topic=orders&agg=sum&rate=true");
        assertThat(asked).isNotEmpty().allMatch(query -> query.fromMillis() == 50_000 && query.toMillis() == 90_000);
    }

    @Test
    void whatDoesntFit_isAProblem() {
        problem("metric=x&of=y&agg=z", "of: expected one of [brokers, groups, partitions, topics], found \"y\".");
        problem("of=groups&agg=sum", "metric: expected one of [consumedRate, lag, timeLagMillis], found \"\".");
        problem(
                "metric=lag&of=groups",
                "agg: expected one of [avg, bottom, max, min, quantile, sum, top], found \"\".");
        problem("metric=lag&of=groups&agg=quantile", "q: expected a number from 0 to 1, found \"\".");
        for (String q : new String[] {"1.1", "-0.1", "NaN", "1e-1", "95"}) {
            problem(
                    "metric=lag&of=groups&agg=quantile&q=" + q,
                    "q: expected a number from 0 to 1, found \"" + q + "\".");
        }
        problem("metric=lag&of=groups&agg=sum&q=0.5", "q: expected none, it is for agg=quantile, found \"0.5\".");
        problem("metric=lag&of=groups&agg=sum&n=5", "n: expected none, it is for agg=top and agg=bottom, found \"5\".");
        problem("metric=lag&of=groups&agg=top&n=101", "n: expected a whole number from 1 to 100, found \"101\".");
        problem(
                "metric=logEnd&of=partitions&agg=top",
                "topic: expected the topic whose partitions are meant, found \"\".");
        problem("metric=lag&of=groups&agg=top&topic=a", "topic: expected none, it is for of=partitions, found \"a\".");
        problem(
                "metric=logEnd&of=topics&agg=sum&rate=true",
                "rate: expected none, for topics have that as produceRate, found \"true\".");
        problem(
                "metric=idle&of=brokers&agg=sum",
                "agg: expected another than sum, which says nothing of idle, found \"sum\".");
        problem(
                "metric=lag&of=groups&agg=sum&filter=" + "a".repeat(301),
                "filter: expected a name, in which * stands for any text and ? for one character, of at most 300 "
                        + "characters, found \"" + "a".repeat(301) + "\".");
        assertThat(server.get("/api/v1/query?metric=lag&of=groups&agg=sum&replay=r1")
                        .statusCode())
                .isEqualTo(404);
        problem(
                "metric=lag&of=groups&agg=sum&by=topic",
                "by: expected one of the parameters [cluster, metric, of, topic, agg, n, q, rate, filter, exclude, internal, partial, "
                        + "from, to, step, format], found \"by\".");
        assertThat(server.get("/api/v1/query?metric=logEnd&of=partitions&topic=nope&agg=sum")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void percentilesOfBrokers_arentPutTogether_andItSaysWhatIsRight() {
        for (String agg : new String[] {"sum", "avg", "quantile&q=0.5"}) {
            JsonNode problem = problem(
                    "metric=produceP99&of=brokers&agg=" + agg,
                    "agg: expected max, min, top or bottom, for percentiles of brokers can't be put together, found \""
                            + agg.replaceAll("&.*", "") + "\".");
            assertThat(problem.get("whatToDo").asText())
                    .isEqualTo("GET /api/v1/history/cluster?metrics=produceP99 tells that of all brokers' requests.");
        }
        assertThat(TestServer.parse(body("metric=produceP99&of=brokers&agg=top"))
                        .get("rankedBy")
                        .asText())
                .isEqualTo("max");
    }

    private JsonNode problem(String question, String detail) {
        HttpResponse<String> answer = server.get("/api/v1/query?" + question);
        JsonNode problem = TestServer.parse(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(problem.get("detail").asText()).isEqualTo(detail);
        return problem;
    }
}
