package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.server.config.Setting.Command;
import io.takhin.server.config.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What was pushed live, and a replay of the same seconds, on a real broker with traffic. */
@TestInstance(Lifecycle.PER_CLASS)
class ReplayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SECONDS = 25;
    private static final long UNSETTLED_MILLIS = 8_000;
    private static final int TOPICS = 6;
    private static final String MADE = "made-meanwhile";
    private static final String REPLAYS = "/api/v1/replays";

    private final TreeMap<Long, JsonNode> pushed = new TreeMap<>();
    private RunningApplication demo;
    private Api api;

    @BeforeAll
    void record(@TempDir Path data) throws Exception {
        demo = RunningApplication.start(RunningApplication.demo(data, true));
        api = demo.api();
        try (Api.Pushed live = api.push("?interval=1s")) {
            await().atMost(PATIENCE.plusSeconds(SECONDS))
                    .until(() -> live.messages().size() > SECONDS - 5);
            somethingHappens();
            await().atMost(PATIENCE.plusSeconds(SECONDS))
                    .until(() -> live.messages().size() > SECONDS + 5);
            for (String message : live.messages()) {
                JsonNode frame = TestServer.parse(message);
                pushed.put(frame.get("atMillis").asLong(), frame);
            }
            // the first were made while not all tellers had been heard yet
            pushed.headMap(pushed.firstKey() + UNSETTLED_MILLIS).clear();
        }
    }

    private void somethingHappens() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", demo.settings().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(MADE, 2, (short) 1))).all().get();
            await().atMost(PATIENCE)
                    .until(() -> api.get("/api/v1/topics/" + MADE).statusCode() == 200);
            admin.createPartitions(Map.of(MADE, NewPartitions.increaseTo(3)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    private JsonNode start(long fromMillis, long toMillis, String more) {
        String wish = "{\"from\":" + fromMillis + ",\"to\":" + toMillis + more + "}";
        HttpResponse<String> made = api.send("POST", REPLAYS, wish);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return TestServer.parse(made.body());
    }

    private void awaitState(String path, String state) {
        awaitState(api, path, state);
    }

    private static void awaitState(Api of, String path, String state) {
        await().atMost(PATIENCE).until(() -> of.json(path).get("state").asText().equals(state));
    }

    @Test
    void aCapturedFile_showsTheSame_withoutTheCluster(@TempDir Path folder) {
        Path file = folder.resolve("incident.takhin");
        StringWriter out = new StringWriter();
        Settings.Past wish = new Settings.Past(file, pushed.firstKey(), pushed.lastKey(), false);
        int exit = new CaptureCommand(System::nanoTime)
                .run(past(Command.CAPTURE, wish), new PrintWriter(out, true), new PrintWriter(out, true));
        assertThat(exit).as(out.toString()).isZero();
        assertThat(out.toString()).contains("takhin replay " + file);

        try (RunningApplication opened = RunningApplication.start(past(Command.REPLAY, wish))) {
            Api there = opened.api();
            JsonNode list = there.json(REPLAYS);
            String path = REPLAYS + "/" + list.get("shown").asText();
            assertThat(there.send("DELETE", path, null).statusCode()).isEqualTo(409);
            long middle = pushed.ceilingKey((pushed.firstKey() + pushed.lastKey()) / 2);
            there.send("PATCH", path, "{\"paused\":true,\"position\":" + middle + "}");
            await().atMost(PATIENCE)
                    .until(() -> there.json(path).get("state").asText().equals("paused"));
            JsonNode shown = there.json("/api/monitoring/metrics");
            requireHistory(there, "", shown.get("atMillis").asLong());
            assertThat(shown).isEqualTo(pushed.get(shown.get("atMillis").asLong()));
            await().atMost(PATIENCE)
                    .until(() ->
                            there.json("/health/ready").get("state").asText().equals("paused"));
            requireWhatHappened(there, path);
        }
    }

    /** As live tells it: until the moment that is shown, and after a jump back all that was played. */
    private void requireWhatHappened(Api there, String path) {
        there.send("PATCH", path, "{\"position\":" + pushed.lastKey() + "}");
        awaitState(there, path, "ended");
        String span = "/api/v1/annotations?from=" + pushed.firstKey() + "&to=" + (pushed.lastKey() + 1_000);
        JsonNode happened = api.json(span).get("items");
        assertThat(happened.findValuesAsText("kind")).contains("topic-created", "partitions-added");
        String id = path.substring(path.lastIndexOf('/') + 1);
        JsonNode then = there.json(span + "&replay=" + id);
        long shown = there.json("/api/monitoring/metrics").get("atMillis").asLong();
        assertThat(then.get("items"))
                .isEqualTo(api.json(span.replaceAll("&to=.*", "&to=" + (shown + 1_000)))
                        .get("items"));
        long created = happened.get(happened.findValuesAsText("kind").indexOf("topic-created"))
                .get("atMillis")
                .asLong();
        there.send("PATCH", path, "{\"paused\":true,\"position\":" + (created - 3_000) / 1_000 * 1_000 + "}");
        awaitState(there, path, "paused");
        assertThat(there.json(span + "&replay=" + id).get("items").findValuesAsText("kind"))
                .doesNotContain("topic-created");
        assertThat(there.json(span).get("items")).isEqualTo(happened);
    }

    private Settings past(Command command, Settings.Past wish) {
        Settings live = demo.settings();
        return new Settings(
                command,
                "127.0.0.1",
                RunningApplication.freePort(),
                live.apiKey(),
                null,
                List.of(),
                0,
                false,
                false,
                live.bootstrapServers(),
                Map.of(),
                List.of(),
                wish);
    }

    @Test
    void pushesOfAReplay_areItsOwn_andEndWithIt() {
        JsonNode replay = start(pushed.firstKey(), pushed.lastKey(), ",\"speed\":5");
        String id = replay.get("id").asText();
        awaitState(REPLAYS + "/" + id, "ended");
        try (Api.Pushed past = api.push("?interval=1s&replay=" + id)) {
            await().atMost(PATIENCE).until(() -> !past.messages().isEmpty());
            JsonNode frame = TestServer.parse(past.messages().get(0));
            assertThat(frame).isEqualTo(pushed.get(frame.get("atMillis").asLong()));
            assertThat(api.send("DELETE", REPLAYS + "/" + id, null).statusCode())
                    .isEqualTo(204);
            await().atMost(PATIENCE).until(past::isClosed);
        }
        assertThat(api.get("/api/v1/topics?replay=" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void aClusterThatNobodyKnows_isRefused_withThoseThereAre() {
        String wish = "{\"from\":" + pushed.firstKey() + ",\"to\":" + pushed.lastKey() + ",\"clusters\":[\"nope\"]}";
        HttpResponse<String> answer = api.send("POST", REPLAYS, wish);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        String known = api.json("/api/v1/clusters").at("/items/0/clusterId").asText();
        assertThat(answer.body()).contains("clusters: expected some of [" + known + "], found \\\"nope\\\".");
    }

    @Test
    void nothingIsLeftInKafka() throws Exception {
        Set<String> before = groupsAndTopics();
        JsonNode replay = start(pushed.firstKey(), pushed.lastKey(), ",\"speed\":1000");
        awaitState(REPLAYS + "/" + replay.get("id").asText(), "ended");
        assertThat(groupsAndTopics()).isEqualTo(before);
    }

    private Set<String> groupsAndTopics() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", demo.settings().bootstrapServers()))) {
            Set<String> names = new TreeSet<>(admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get());
            admin.listGroups().all().get().forEach(group -> names.add(group.groupId()));
            return names;
        }
    }

    @Test
    void eachReplayedSecond_isWhatWasPushedLive() {
        long from = pushed.firstKey();
        String path = REPLAYS + "/"
                + start(from, pushed.lastKey(), ",\"paused\":true").get("id").asText();
        String query = "?replay=" + path.substring(path.lastIndexOf('/') + 1);
        int equal = 0;
        for (long at = from; at <= pushed.lastKey(); at += 1_000) {
            long position = at;
            await().atMost(PATIENCE)
                    .until(() -> api.json(path).get("positionMillis").asLong() == position
                            && api.json(path).get("state").asText().matches("paused|ended"));
            JsonNode replayed = api.json("/api/monitoring/metrics" + query);
            if (pushed.containsKey(replayed.get("atMillis").asLong())) {
                JsonNode live = pushed.get(replayed.get("atMillis").asLong());
                live.fieldNames().forEachRemaining(field -> assertThat(replayed.get(field))
                        .as(field + " at " + position)
                        .isEqualTo(live.get(field)));
                equal++;
            }
            requireHistory(
                    api, query.replace('?', '&'), replayed.get("atMillis").asLong());
            api.send("PATCH", path, "{\"step\":1}");
        }
        assertThat(equal).isGreaterThan(SECONDS - 15);
    }

    /** What live tells of it now, until the moment and not beyond; of the last seconds not all was told yet. */
    private void requireHistory(Api of, String replay, long atMillis) {
        String question = "/api/v1/history/cluster?metrics=produceRate,fetchRate&step=1&from=" + pushed.firstKey()
                + "&to=" + (pushed.lastKey() + 60_000);
        JsonNode then = of.json(question + replay);
        JsonNode now = api.json(question);
        for (String metric : List.of("produceRate", "fetchRate")) {
            JsonNode values = then.at("/metrics/" + metric + "/values");
            for (int i = 0; i < values.size(); i++) {
                long at = then.get("fromMillis").asLong() + i * 1_000L;
                String what = metric + " " + (at - atMillis) + " ms after " + atMillis;
                if (at >= atMillis) {
                    assertThat(values.get(i).isNull()).as(what).isTrue();
                } else if (!values.get(i).isNull() || at < atMillis - 15_000) {
                    // of each topic a thousandth goes to one second or the next, by where a block begins
                    assertThat(values.get(i).asDouble())
                            .as(what)
                            .isCloseTo(
                                    now.at("/metrics/" + metric + "/values/" + i)
                                            .asDouble(),
                                    within(metric.equals("fetchRate") ? TOPICS * 0.001 + 1e-9 : 0.0));
                }
            }
            assertThat(then.at("/unknown/" + metric).asText()).isNotEmpty();
        }
        String steps = "/api/v1/query?of=topics&metric=produceRate&agg=sum&step=1&from=" + (atMillis - 3_000) + "&to="
                + (atMillis + 2_000);
        JsonNode sum = of.json(steps + replay).get("values");
        for (int i = 0; i < 3; i++) {
            JsonNode cluster = then.at(
                    "/metrics/produceRate/values/" + (atMillis - 3_000 + i * 1_000 - pushed.firstKey()) / 1_000);
            assertThat(sum.get(i)).isEqualTo(cluster.isMissingNode() ? sum.get(i) : cluster);
        }
        assertThat(sum.get(3).isNull() && sum.get(4).isNull())
                .as(sum.toString())
                .isTrue();
    }
}
