package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.topology.query.LocalStores;
import io.takhin.topology.query.StoreAccess;
import io.takhin.topology.query.StoreList;
import io.takhin.topology.query.StorePage;
import io.takhin.topology.query.StoreQuestion;
import io.takhin.topology.query.Stores;
import io.takhin.topology.query.StoresAwayException;
import io.takhin.topology.store.HistoryStores;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of stores for which request, and what doesn't fit. */
class StoresRestTest {

    private static final long NOW = Samples.AT_MILLIS;

    private final FakePipeline pipeline = FakePipeline.live();
    private TestServer server;
    private StoreQuestion asked;

    /** Nothing is in them, and one can't be read now. */
    private static final class Empty implements StoreAccess {

        @Override
        public String instance() {
            return "i1";
        }

        @Override
        public String state() {
            return "running";
        }

        @Override
        public List<Integer> partitions(String store) {
            return store.equals("lag-current") ? List.of(0) : List.of();
        }

        @Override
        public boolean onDisk() {
            return true;
        }

        @Override
        public Map<Part, Size> sizes() {
            return Map.of();
        }

        @Override
        public ReadOnlyKeyValueStore<String, byte[]> keyValue(String store, int partition) {
            throw new InvalidStateStoreException("it moves");
        }

        @Override
        public ReadOnlyWindowStore<String, byte[]> window(String store, int partition) {
            throw new InvalidStateStoreException("it moves");
        }
    }

    private final class Recorded implements Stores {

        private final Stores stores = new LocalStores(new Empty(), new HistoryStores());

        @Override
        public StoreList list() {
            return stores.list();
        }

        @Override
        public StorePage read(StoreQuestion question) {
            asked = question;
            return stores.read(question);
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = TestServer.open(pipeline);
        pipeline.stores(new Recorded());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void problem(int status, String path, String detail) {
        HttpResponse<String> answer = server.get("/api/v1/stores" + path);
        JsonNode problem = TestServer.parse(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.get("detail").asText()).isEqualTo(detail);
    }

    @Test
    void list_tellsOfEach_andWhyNumbersAreUnknown() {
        JsonNode list = server.json("/api/v1/stores");
        assertThat(list.get("items")).hasSize(22);
        assertThat(list.at("/items/1").toString())
                .isEqualTo(
                        "{\"name\":\"throughput-past\",\"view\":\"throughput\",\"holds\":\"the states that each key had, "
                                + "by the moment of the event that made each\",\"kind\":\"window\",\"keys\":[{\"form\":"
                                + "\"CLUSTER/TOPIC/BROKER\",\"holds\":\"a topic's counters on one broker\"}],"
                                + "\"windowMillis\":1000,\"retentionMillis\":3600000,\"instances\":[{\"instance\":\"i1\","
                                + "\"state\":\"running\",\"partitions\":[],\"entries\":null,\"entriesAre\":null,"
                                + "\"diskBytes\":null,\"memoryBytes\":null,\"unknown\":{\"entries\":\"RocksDB doesn't tell it "
                                + "yet.\",\"diskBytes\":\"RocksDB doesn't tell it yet.\",\"memoryBytes\":\"RocksDB doesn't tell "
                                + "it yet.\"}}]}");
    }

    @Test
    void requests_areAskedAsTheySay() {
        JsonNode page = server.json("/api/v1/stores/topics-past?prefix=c1/ord%7E1&from=now-1m&to=-30s&limit=7");
        assertThat(asked)
                .isEqualTo(
                        new StoreQuestion("topics-past", null, "c1/ord~1", NOW - 60_000, NOW - 30_000, null, 7, NOW));
        assertThat(page.toString())
                .isEqualTo("{\"store\":\"topics-past\",\"view\":\"topics\",\"kind\":\"window\",\"fromMillis\":"
                        + (NOW - 60_000) + ",\"toMillis\":" + (NOW - 30_000)
                        + ",\"answered\":1,\"asked\":1,\"scanned\":0,\"items\":[],\"next\":null}");
        server.get("/api/v1/stores/lag-past?key=c1/orders/a%2Bb");
        assertThat(asked).isEqualTo(new StoreQuestion("lag-past", "c1/orders/a+b", null, null, null, null, 100, NOW));
    }

    @Test
    void sameAnswer_isToldOnce() {
        HttpResponse<String> first = server.get("/api/v1/stores/topics-past?from=1000&to=2000");
        String etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(server.send(server.request("/api/v1/stores/topics-past?from=1000&to=2000")
                                .header("If-None-Match", etag)
                                .build())
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void whatDoesntFit_isAProblem() {
        problem(404, "/nope", "There is no store \"nope\".");
        assertThat(server.json("/api/v1/stores/nope").get("whatToDo").asText())
                .startsWith("The stores are [throughput-current, throughput-past, latency-current,");
        problem(400, "/lag-past?key=a&prefix=b", "prefix: expected none beside key, only one of the two, found \"b\".");
        problem(
                400,
                "/lag-past?cursor=a&from=-1h",
                "from: expected none beside cursor, a cursor has it in it, found \"-1h\".");
        problem(400, "/lag-past?cursor=a", "cursor: expected the \"next\" of a page of this store, as it was told.");
        problem(
                400,
                "/lag-past?from=yesterday",
                "from: expected a time such as 2026-03-01T12:00:00Z, milliseconds since 1970, now, or now-30m (s, m, h, "
                        + "d; now may be left out), found \"yesterday\".");
        problem(400, "/lag-past?from=2000&to=2000", "from: expected a moment before \"to\", 2000, found \"2000\".");
        problem(400, "/lag-current?to=-1h", "to: expected none, for lag-current has no windows.");
        problem(400, "/lag-past?limit=1001", "limit: expected a whole number from 1 to 1000, found \"1001\".");
        problem(
                400,
                "/lag-past?keys=a",
                "keys: expected one of the parameters [key, prefix, from, to, limit, cursor, format], found \"keys\".");
        problem(400, "?limit=3", "limit: expected one of the parameters [], found \"limit\".");
        problem(400, "/lag-past?replay=r1", "replay: a replay keeps no state stores.");
    }

    @Test
    void storesThatMove_areNotReady_andThereMayBeNone() {
        problem(503, "/lag-current", "The store can't be read now: it moves");
        pipeline.stores(null);
        problem(404, "", "No state stores are kept here.");
        pipeline.stores(new Stores() {
            @Override
            public StoreList list() {
                throw StoresAwayException.forNow("The topology is being started.", null);
            }

            @Override
            public StorePage read(StoreQuestion question) {
                return null;
            }
        });
        problem(503, "", "The topology is being started.");
    }

    @Test
    void withoutTheKey_nothingIsTold() throws Exception {
        try (TestServer closed = TestServer.withKey(pipeline)) {
            assertThat(new Api(closed.port(), null).get("/api/v1/stores").statusCode())
                    .isEqualTo(401);
            assertThat(new Api(closed.port(), null)
                            .get("/api/v1/stores/lag-past")
                            .statusCode())
                    .isEqualTo(401);
        }
    }
}
