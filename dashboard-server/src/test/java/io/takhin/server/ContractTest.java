package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code GET /api/monitoring/metrics} against the object as first published, and against its golden answer. */
class ContractTest {

    private static final Set<String> ADDITIONS = Set.of("clusterId", "atMillis", "recent", "unknown", "unreachable");

    private final ObjectMapper mapper = new ObjectMapper();
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
    void answer_isTheGoldenOne() {
        assertThat(server.json("/api/monitoring/metrics").toPrettyString())
                .isEqualTo(resource("contract/monitoring-metrics.json").toPrettyString());
    }

    @Test
    void answer_hasThePublishedNamesNestingAndTypes() {
        JsonNode answer = server.json("/api/monitoring/metrics");
        JsonNode published = resource("contract/published-metrics.json");
        same("", published, answer);
        assertThat(names(answer))
                .containsAll(ADDITIONS)
                .hasSize(names(published).size() + ADDITIONS.size());
    }

    @Test
    void answer_isServedAgainAsNotModified_untilTheNextSnapshot() {
        HttpResponse<String> first = server.get("/api/monitoring/metrics");
        String etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(again(etag).statusCode()).isEqualTo(304);
        pipeline.show(Samples.snapshot("c1", Samples.AT_MILLIS + 1_000));
        assertThat(again(etag).statusCode()).isEqualTo(200);
    }

    @Test
    void answer_isCompressed_whenAskedFor() {
        HttpResponse<String> answer = server.send(server.request("/api/monitoring/metrics")
                .header("Accept-Encoding", "gzip")
                .build());
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.headers().firstValue("Vary").orElseThrow()).contains("Accept-Encoding");
    }

    private HttpResponse<String> again(String etag) {
        return server.send(server.request("/api/monitoring/metrics")
                .header("If-None-Match", etag)
                .build());
    }

    /** Additions are allowed at the top only; null stands for unknown. */
    private static void same(String path, JsonNode published, JsonNode answer) {
        if (published.isObject()) {
            if (!path.isEmpty()) {
                assertThat(names(answer)).as(path).isEqualTo(names(published));
            }
            published.fieldNames().forEachRemaining(name -> {
                assertThat(answer.has(name)).as(path + "/" + name).isTrue();
                same(path + "/" + name, published.get(name), answer.get(name));
            });
        } else if (published.isArray()) {
            assertThat(answer.isArray()).as(path).isTrue();
            same(path + "/0", published.get(0), answer.get(0));
        } else if (!answer.isNull()) {
            boolean sameType = published.isIntegralNumber() && !isRate(path)
                    ? answer.isIntegralNumber()
                    : answer.isNumber() == published.isNumber() && answer.isTextual() == published.isTextual();
            assertThat(sameType).as(path + ": " + answer).isTrue();
        }
    }

    /** The published example shows bytes/s without a fraction; they are floating-point numbers all the same. */
    private static boolean isRate(String path) {
        return path.startsWith("/throughput/");
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode resource(String name) {
        try (InputStream stream = getClass().getClassLoader().getResourceAsStream(name)) {
            return mapper.readTree(stream);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }
}
