package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
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
    private static final String REPLAYS = "/api/v1/replays";

    private final TreeMap<Long, JsonNode> pushed = new TreeMap<>();
    private RunningApplication demo;
    private Api api;

    @BeforeAll
    void record(@TempDir Path data) {
        demo = RunningApplication.start(RunningApplication.demo(data, true));
        api = demo.api();
        try (Api.Pushed live = api.push("?interval=1s")) {
            await().atMost(PATIENCE.plusSeconds(SECONDS))
                    .until(() -> live.messages().size() > SECONDS);
            for (String message : live.messages()) {
                JsonNode frame = TestServer.parse(message);
                pushed.put(frame.get("atMillis").asLong(), frame);
            }
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

    private JsonNode awaitState(String path, String state) {
        await().atMost(PATIENCE)
                .until(() -> api.json(path).get("state").asText().equals(state));
        return api.json(path);
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
            api.send("PATCH", path, "{\"step\":1}");
        }
        assertThat(equal).isGreaterThan(SECONDS - 5);
    }
}
