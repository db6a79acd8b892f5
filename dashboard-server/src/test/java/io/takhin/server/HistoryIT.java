package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A known load on a real broker, and what history says of it, before and after a restart. */
class HistoryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final long MINUTE = 60_000;

    @TempDir
    private Path data;

    private Api api;

    @Test
    void historyOfAKnownLoad_isTheOffsets_afterARestartToo() throws Exception {
        RunningApplication demo = RunningApplication.start(RunningApplication.demo(data, false));
        String before;
        long from;
        long to;
        try {
            api = demo.api();
            // the load's first ten seconds begin when all of the cluster is known
            awaitUntil((System.currentTimeMillis() / 10_000 + 1) * 10_000);
            PacedLoad load = new PacedLoad(demo.settings().bootstrapServers());
            load.run();
            from = load.fromSecond() / 10_000 * 10_000;
            to = (load.endMillis() / MINUTE + 1) * MINUTE;
            awaitUntil(load.endMillis() + 3_000);
            requireTruth(from, load.endMillis() / 1_000 * 1_000 + 3_000, load);
            awaitUntil(to + 25_000);
            requireTruth(from, to, load);
            before = history("topics/" + PacedLoad.TOPIC, from, to, "1s")
                    .get("metrics")
                    .toString();
        } finally {
            demo.close();
        }
        try (RunningApplication again = RunningApplication.start(demo.settings())) {
            api = again.api();
            JsonNode after = history("topics/" + PacedLoad.TOPIC, from, to, "1s");
            assertThat(after.get("metrics").toString()).isEqualTo(before);
        }
    }

    private void awaitUntil(long millis) {
        await().atMost(PATIENCE)
                .until(() -> api.json("/api/v1/throughput").get("atMillis").asLong() > millis);
    }

    private void requireTruth(long from, long to, PacedLoad load) {
        JsonNode topic = history("topics/" + PacedLoad.TOPIC, from, to, "1s");
        assertThat(topic.get("rollupSeconds").asInt()).isEqualTo(1);
        assertThat(sum(topic, "produceRate")).as(topic.toString()).isEqualTo(PacedLoad.RECORDS);
        assertThat(last(topic, "logEnd")).isEqualTo(PacedLoad.RECORDS);
        JsonNode tens = history("cluster", from, to / 10_000 * 10_000, "10s");
        assertThat(tens.get("rollupSeconds").asInt()).isEqualTo(10);
        JsonNode ones = history("cluster", from, to / 10_000 * 10_000, "1s");
        assertThat(sum(tens, "produceRate") * 10).isEqualTo(sum(ones, "produceRate"));
        assertThat(last(topic, "lag")).isEqualTo(PacedLoad.RECORDS - load.committed());
    }

    private JsonNode history(String path, long from, long to, String step) {
        return api.json("/api/v1/history/" + path + "?from=" + from + "&to=" + to + "&step=" + step);
    }

    private static double last(JsonNode answer, String metric) {
        JsonNode values = answer.at("/metrics/" + metric + "/values");
        return values.get(values.size() - 1).asDouble();
    }

    private static double sum(JsonNode answer, String metric) {
        double sum = 0;
        for (JsonNode value : answer.at("/metrics/" + metric + "/values")) {
            assertThat(value.isNull()).as(answer.toString()).isFalse();
            sum += value.asDouble();
        }
        return Math.round(sum * 1e6) / 1e6;
    }
}
