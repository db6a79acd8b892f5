package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A known load on a real broker, and what the API says of it. */
@TestInstance(Lifecycle.PER_CLASS)
class PipelineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private RunningApplication demo;
    private Api api;
    private KafkaTruth kafka;
    private static final long TICK_MILLIS = 500;

    private PacedLoad load;

    /** Half of the records are read and committed by a group that then stops. */
    @BeforeAll
    void startAndLoad(@TempDir Path data) throws Exception {
        demo = RunningApplication.start(RunningApplication.demo(data, false));
        api = demo.api();
        kafka = new KafkaTruth(demo.settings().bootstrapServers());
        load = new PacedLoad(demo.settings().bootstrapServers());
        load.run();
        await().atMost(PATIENCE).until(() -> topicDetail().get("atMillis").asLong() > load.endMillis() + 3_000);
    }

    @AfterAll
    void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    private JsonNode topicDetail() {
        return api.json("/api/v1/topics/" + PacedLoad.TOPIC);
    }

    @Test
    void totalMessages_isTheNumberOfRecordsWritten() {
        assertThat(kafka.retained(PacedLoad.TOPIC, PacedLoad.PARTITIONS)).isEqualTo(PacedLoad.RECORDS);
        assertThat(topicDetail().at("/topic/totalMessages").asLong()).isEqualTo(PacedLoad.RECORDS);
        JsonNode row = find(api.json("/api/monitoring/metrics").get("topicStats"), "name", PacedLoad.TOPIC);
        assertThat(row.get("totalMessages").asLong()).isEqualTo(PacedLoad.RECORDS);
        assertThat(row.get("partitions").asInt()).isEqualTo(PacedLoad.PARTITIONS);
    }

    @Test
    void secondsOfTheProduceRate_addUpToTheRecordsWritten() {
        assertThat(sum(topicDetail().get("produceRate"))).isEqualTo(PacedLoad.RECORDS);
        assertThat(sum(api.json("/api/v1/throughput").get("produceRate"))).isEqualTo(PacedLoad.RECORDS);
    }

    /** A tick may come late on a busy machine, and growth between two ticks is taken as even: that much is allowed. */
    @Test
    void secondsInTheMiddle_haveTheRecordsAcknowledgedInThem() {
        long from = load.fromSecond() + 2_000;
        long to = load.toSecond() - 2_000;
        double told = sum(topicDetail().get("produceRate"), from, to);
        assertThat(told).isBetween((double) load.acknowledged(from + TICK_MILLIS, to - TICK_MILLIS), (double)
                load.acknowledged(from - TICK_MILLIS, to + TICK_MILLIS));
    }

    @Test
    void secondsOfTheFetchRate_addUpToTheRecordsCommitted() {
        assertThat(sum(topicDetail().get("fetchRate"))).isEqualTo(load.committed());
    }

    @Test
    void lag_isKafkasOwn_byPartition() {
        SortedMap<Integer, Long> truth = kafka.lag(PacedLoad.GROUP, PacedLoad.TOPIC, PacedLoad.PARTITIONS);
        assertThat(KafkaTruth.sum(truth)).isEqualTo(PacedLoad.RECORDS - load.committed());
        SortedMap<Integer, Long> told = new TreeMap<>();
        for (JsonNode row :
                api.json("/api/v1/groups/" + PacedLoad.GROUP + "/lag").get("items")) {
            assertThat(row.get("topic").asText()).isEqualTo(PacedLoad.TOPIC);
            told.put(row.get("partition").asInt(), row.get("lag").asLong());
        }
        assertThat(told).isEqualTo(truth);
        JsonNode group = find(api.json("/api/monitoring/metrics").get("consumerLags"), "groupId", PacedLoad.GROUP);
        assertThat(group.get("totalLag").asLong()).isEqualTo(KafkaTruth.sum(truth));
        assertThat(api.json("/api/v1/groups/" + PacedLoad.GROUP)
                        .findValue("members")
                        .asInt())
                .isZero();
    }

    /** Each record was a request of its own; the plugin and the metric clients produce too, so Kafka's own count bounds it. */
    @Test
    void requestsBehindTheProducePercentiles_areAllThatTheBrokerCounted() {
        JsonNode latency = api.json("/api/v1/latency");
        assertThat(latency.get("kind").asText()).isEqualTo("exact");
        long told = Math.round(sum(latency.at("/produce/countSeries"), load.fromSecond(), load.toSecond()));
        assertThat(told)
                .isGreaterThanOrEqualTo(PacedLoad.RECORDS)
                .isBetween(load.brokerRequestsWithin(), load.brokerRequestsAround());
    }

    @Test
    void push_isTheContractsObject_fiveTimesInTenSeconds() {
        try (Api.Pushed pushed = api.push("")) {
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            await().atMost(Duration.ofSeconds(12)).until(() -> System.nanoTime() > end);
            assertThat(pushed.messages()).hasSizeBetween(4, 6);
            JsonNode asked = api.json("/api/monitoring/metrics");
            for (String message : pushed.messages()) {
                assertThat(shape(TestServer.parse(message))).isEqualTo(shape(asked));
            }
            assertThat(pushed.messages().stream().map(m -> TestServer.parse(m).get("atMillis")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void withoutTheKey_nothingIsTold() {
        for (String path : List.of("/api/monitoring/metrics", "/api/v1/topics", "/metrics")) {
            assertThat(api.withoutKey().get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(new Api(api.port(), "wrong").get("/api/monitoring/metrics").statusCode())
                .isEqualTo(401);
    }

    /** Names and nesting; what is in a list is told by its first element. */
    private static TreeSet<String> shape(JsonNode node) {
        TreeSet<String> paths = new TreeSet<>();
        addShape("", node, paths);
        return paths;
    }

    private static void addShape(String path, JsonNode node, TreeSet<String> paths) {
        if (node.isArray() && !node.isEmpty()) {
            addShape(path + "[]", node.get(0), paths);
        } else if (node.isObject() && !path.equals("/unknown")) {
            node.properties().forEach(field -> addShape(path + "/" + field.getKey(), field.getValue(), paths));
        } else {
            paths.add(path);
        }
    }

    private static JsonNode find(JsonNode rows, String field, String value) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.get(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    /** Rounded to what a double of this many summands can tell: a millionth of a record. */
    private static double sum(JsonNode series) {
        return sum(series, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Of the seconds from one (inclusive) to another (exclusive), in Unix ms. */
    private static double sum(JsonNode series, long fromMillis, long toMillis) {
        double sum = 0;
        long second = series.get("fromMillis").asLong();
        for (JsonNode point : series.get("points")) {
            sum += second >= fromMillis && second < toMillis ? point.asDouble(0) : 0;
            second += series.get("stepMillis").asLong();
        }
        return Math.round(sum * 1e6) / 1e6;
    }
}
