package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.topology.query.StoreList;
import io.takhin.topology.query.StorePage;
import io.takhin.topology.query.StorePage.Entry;
import io.takhin.topology.query.StoreQuestion;
import io.takhin.topology.query.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that are longer than what is held of them at once. */
class LongAnswersTest {

    private static final long MONTH = MinutesHistory.MONTH_MILLIS;
    private static final long TO = MinutesHistory.TO_MILLIS;
    private static final String RANGE = "&from=" + (TO - MONTH) + "&to=" + TO + "&step=1m";
    private static final String TOPIC = "/api/v1/history/topics/t2?metrics=produceRate";
    private static final String SUM = "/api/v1/query?of=topics&metric=fetchBytes&agg=sum";

    private final FakePipeline pipeline = FakePipeline.live();
    private final MinutesHistory history = new MinutesHistory(3);
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.open(pipeline);
        pipeline.history(history);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> lines(String path) {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().toList();
    }

    private static String cell(JsonNode value) {
        return value.isNull() ? "" : value.asText();
    }

    /** JSON is asked in parts, for it has at most 10,000 steps. */
    private void requireAsInJson(List<String> rows, String path, String... columns) {
        long part = 9_000 * 60_000L;
        for (long from = TO - MONTH; from < TO; from += part) {
            long to = Math.min(TO, from + part);
            JsonNode json = server.json(path + "&from=" + from + "&to=" + to + "&step=1m");
            for (int i = 0; i < (to - from) / 60_000; i++) {
                StringBuilder row = new StringBuilder(
                        Instant.ofEpochMilli(from + i * 60_000L).toString());
                for (String column : columns) {
                    row.append(',').append(cell(json.at(column).get(i)));
                }
                assertThat(rows.get((int) ((from - TO + MONTH) / 60_000) + i)).isEqualTo(row.toString());
            }
        }
    }

    @Test
    void aMonthOfMinutes_isWhatJsonTells_readInParts() {
        List<String> csv = lines(TOPIC + "&format=csv" + RANGE);
        assertThat(history.mostSteps()).as("steps at once").isEqualTo(3_600);
        assertThat(csv).hasSize(43_201);
        assertThat(csv.get(0)).isEqualTo("time,produceRate");
        requireAsInJson(csv.subList(1, csv.size()), TOPIC, "/metrics/produceRate/values");
        List<String> ndjson = lines(TOPIC + "&format=ndjson" + RANGE);
        assertThat(ndjson).hasSize(43_200);
        for (int i = 0; i < ndjson.size(); i++) {
            JsonNode line = TestServer.parse(ndjson.get(i));
            assertThat(csv.get(i + 1))
                    .isEqualTo(
                            Instant.ofEpochMilli(line.get("atMillis").asLong()) + "," + cell(line.get("produceRate")));
        }
    }

    @Test
    void aSumOverAMonth_isWhatJsonTells() {
        String sum = SUM + "&exclude=t0";
        List<String> csv = lines(sum + "&format=csv" + RANGE);
        assertThat(csv).hasSize(43_201);
        assertThat(csv.get(0)).isEqualTo("time,value,known,asked");
        requireAsInJson(csv.subList(1, csv.size()), sum, "/values", "/known", "/asked");
    }

    @Test
    void theHighestOfAMonth_arePickedByAllOfIt() {
        List<String> csv = lines("/api/v1/query?of=topics&metric=fetchBytes&agg=top&n=2&format=csv" + RANGE);
        assertThat(csv).hasSize(43_201);
        assertThat(csv.get(0)).isEqualTo("time,t2,t1");
        String path = "/api/v1/history/topics/t2?metrics=fetchBytes";
        List<String> second =
                csv.stream().skip(1).map(row -> row.replaceAll(",[^,]*$", "")).toList();
        requireAsInJson(second, path, "/metrics/fetchBytes/values");
    }

    @Test
    void whatWasntThereYet_isEmpty_andWhatNeverWas_notFound() {
        List<String> csv = lines("/api/v1/history/topics/t0?metrics=lag&format=csv" + RANGE);
        assertThat(csv).hasSize(43_201);
        assertThat(csv.get(0)).isEqualTo("time,lag,lag.min,lag.max");
        assertThat(csv.subList(1, 18_001)).allMatch(row -> row.endsWith("Z,,,"));
        assertThat(csv.get(43_200)).matches(".*Z,[0-9.]+,,");
        String before = "&from=" + (TO - MONTH) + "&to=" + (TO - MONTH / 2) + "&step=1m";
        assertThat(server.get("/api/v1/history/topics/t0?format=csv" + before).statusCode())
                .isEqualTo(404);
    }

    @Test
    void limits_areOfWhatIsHeld() {
        HttpResponse<String> json = server.get(TOPIC + RANGE);
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json.body()).contains("at most 10000 values", "CSV and NDJSON may have 1000000.");
        HttpResponse<String> lines = server.get(TOPIC + "&format=csv&from=0&to=" + TO + "&step=1s");
        assertThat(lines.statusCode()).isEqualTo(400);
        assertThat(lines.body()).contains("at most 1000000 values");
        history.topics(2_400);
        HttpResponse<String> sum = server.get(SUM + "&format=csv" + RANGE);
        assertThat(sum.statusCode()).isEqualTo(400);
        assertThat(sum.body()).contains("urn:takhin:problem:too-much", "at most 100000000");
        assertThat(history.asked()).isZero();
    }

    @Test
    void gzip_isToldInParts_too() throws Exception {
        HttpResponse<InputStream> zipped = server.client()
                .send(
                        server.request(TOPIC + "&format=csv" + RANGE)
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofInputStream());
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.headers().firstValue("Content-Length")).isEmpty();
        String text = new String(new GZIPInputStream(zipped.body()).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).isEqualTo(server.get(TOPIC + "&format=csv" + RANGE).body());
    }

    @Test
    void head_readsTheFirstPartAlone() {
        HttpResponse<String> head = server.send(server.request(TOPIC + "&format=csv" + RANGE)
                .method("HEAD", BodyPublishers.noBody())
                .build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).hasValue("text/csv");
        assertThat(history.asked()).isEqualTo(1);
    }

    private Socket slow(String path) throws IOException {
        return RawHttp.open(server.port(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    @Test
    void whatIsNotTaken_isNotMade_andAClientThatLeaves_endsTheWork() throws Exception {
        String path = "/api/v1/history/topics/t2?format=ndjson&from=" + (TO - 900_000_000L) + "&to=" + TO + "&step=1s";
        int parts = 250;
        int made;
        try (Socket slow = slow(path)) {
            assertThat(slow.getInputStream().read()).isEqualTo('H');
            awaitStill();
            made = history.asked();
            assertThat(made).as("parts made for a client that takes nothing").isBetween(1, parts / 5);
        }
        awaitStill();
        assertThat(history.asked()).as("parts made after the client left").isLessThanOrEqualTo(made + 2);
        assertThat(server.get("/api/v1/health").statusCode()).isEqualTo(200);
    }

    /** Waits until no more parts are made. */
    private void awaitStill() {
        int[] before = {0};
        await().pollInterval(Duration.ofMillis(400))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    int was = before[0];
                    before[0] = history.asked();
                    return was > 0 && was == before[0];
                });
    }

    @Test
    void aFailureInTheMiddle_breaksTheAnswerOff() throws Exception {
        for (String more : List.of("", "Accept-Encoding: gzip\r\n")) {
            history.failsAfter(history.asked() + 6);
            String raw = RawHttp.send(
                    server.port(),
                    "GET " + TOPIC + "&format=csv" + RANGE + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n");
            assertThat(raw).startsWith("HTTP/1.1 200 ").contains("Transfer-Encoding: chunked");
            assertThat(raw).as("no end, and no problem in the middle").doesNotEndWith("\r\n0\r\n\r\n");
            assertThat(raw).doesNotContain("urn:takhin");
        }
        HttpResponse<String> atOnce = server.get(TOPIC + "&format=csv" + RANGE);
        assertThat(atOnce.statusCode()).isEqualTo(503);
        assertThat(atOnce.body()).contains("The stores are away.");
    }

    @Test
    void onlySoManyAtATime() throws Exception {
        String path = "/api/v1/history/topics/t2?format=ndjson&from=" + (TO - 900_000_000L) + "&to=" + TO + "&step=1s";
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                slow.add(slow(path));
                assertThat(slow.get(i).getInputStream().read()).isEqualTo('H');
            }
            HttpResponse<String> ninth = server.get(path);
            assertThat(ninth.statusCode()).isEqualTo(503);
            assertThat(ninth.body()).contains("8 long answers are being sent already.");
            assertThat(server.get(TOPIC).statusCode()).as("short ones").isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> lines(TOPIC + "&format=csv" + RANGE).size() == 43_201);
    }

    /** Pages of ten entries each. */
    private static final class Paged implements Stores {

        private int next;

        @Override
        public StoreList list() {
            return new StoreList(1, 1, List.of());
        }

        @Override
        public StorePage read(StoreQuestion question) {
            assertThat(question.cursor()).isEqualTo(next == 0 ? null : String.valueOf(next));
            List<Entry> items = new ArrayList<>();
            for (int i = 0; i < 10; i++, next++) {
                items.add(new Entry("i1", 0, "c1/k" + next, Map.of(), null, null, "topic", 1, Map.of("n", next), null));
            }
            String cursor = next < 100 ? String.valueOf(next) : null;
            return new StorePage(question.store(), "topics", "key-value", null, null, 1, 1, 10, items, cursor);
        }
    }

    @Test
    void entriesOfAStore_areToldToTheLast() {
        pipeline.stores(new Paged());
        List<String> lines = lines("/api/v1/stores/topics-current?format=ndjson&prefix=c1/");
        assertThat(lines).hasSize(100);
        for (int i = 0; i < 100; i++) {
            assertThat(TestServer.parse(lines.get(i)).at("/value/n").asInt()).isEqualTo(i);
        }
        for (String more : List.of("limit=5", "cursor=a")) {
            HttpResponse<String> answer = server.get("/api/v1/stores/topics-current?format=ndjson&" + more);
            assertThat(answer.statusCode()).as(more).isEqualTo(400);
            assertThat(answer.body()).contains("expected none beside format=ndjson, which tells all entries");
        }
        assertThat(server.get("/api/v1/stores/topics-current?format=csv").body())
                .contains("format: expected json or ndjson, found \\\"csv\\\".");
    }
}
