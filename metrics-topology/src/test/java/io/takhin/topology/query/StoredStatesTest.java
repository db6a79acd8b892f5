package io.takhin.topology.query;

import static io.takhin.topology.kit.Events.CLUSTER;
import static io.takhin.topology.kit.Events.offsets;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.takhin.topology.history.HistoryAnswer;
import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.kit.Events;
import io.takhin.topology.query.StorePage.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is in the stores, against what was told. */
class StoredStatesTest extends WithStores {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Entry one(String store, String key) {
        List<Entry> found = stores(kit, 1000)
                .read(ask(store, key, null, null, null, null, 10))
                .items();
        assertThat(found).as(key).hasSize(1);
        assertThat(found.get(0).key()).isEqualTo(key);
        return found.get(0);
    }

    private static JsonNode json(Entry entry) {
        assertThat(entry.unknown()).isNull();
        return JSON.valueToTree(entry.value());
    }

    private void tellOfAll() {
        for (int i = 0; i < 200; i++) {
            tell(kit, 1, 1, "orders");
            kit.pipe(
                    offsets(now)
                            .full()
                            .commit("billing/eu", "orders", 1, now / 500 - 40)
                            .event(),
                    Events.group(now, "billing/eu", "STABLE", 3),
                    Events.produceLatency(1, i, now, 1, 2, 30),
                    Events.broker(1, now),
                    Events.broker(2, now + 100_000),
                    Events.cluster(now, 1, 2),
                    Events.traffic(1, now)
                            .full()
                            .topic("orders", 100L * i, 50L * i)
                            .event());
        }
    }

    @Test
    void states_areWhatWasTold() {
        tellOfAll();
        JsonNode topic = json(one("topics-current", CLUSTER + "/orders"));
        assertThat(topic.at("/partitions/logEnd").toString()).isEqualTo("[" + now / 1000 + "," + now / 500 + "]");
        assertThat(topic.at("/partitions/logStart").toString()).isEqualTo("[0,5]");
        assertThat(topic.at("/partitions/pluginBroker").toString()).isEqualTo("[null,null]");
        assertThat(topic.get("topicId").asText()).isEqualTo("id-orders");
        assertThat(topic.get("atMillis").asLong()).isEqualTo(now);
    }

    @Test
    void statesOfGroups_areWhatWasTold() {
        tellOfAll();
        Entry group = one("lag-current", CLUSTER + "/orders/billing~1eu");
        assertThat(group.parts()).isEqualTo(Map.of("cluster", CLUSTER, "topic", "orders", "group", "billing/eu"));
        assertThat(json(group).at("/partitions/0/partition").asInt()).isEqualTo(1);
        assertThat(json(group).at("/partitions/0/committed").asLong()).isEqualTo(now / 500 - 40);
        Entry members = one("lag-current", CLUSTER + "/:group/billing~1eu");
        assertThat(members.parts()).isEqualTo(Map.of("cluster", CLUSTER, "group", "billing/eu"));
        assertThat(json(members).toString())
                .isEqualTo("{\"atMillis\":" + now + ",\"state\":\"STABLE\",\"members\":3,\"coordinator\":1}");
    }

    @Test
    void statesOfBrokers_areWhatWasTold() {
        tellOfAll();
        assertThat(json(one("throughput-current", CLUSTER + "/orders/1"))
                        .get("bytesInTotal")
                        .asLong())
                .isEqualTo(19_900);
        JsonNode latency = json(one("latency-current", CLUSTER + "/1"));
        assertThat(latency.at("/rows/0/count").asInt()).isEqualTo(3);
        assertThat(latency.at("/rows/0/p50Millis").asInt()).isEqualTo(2);
        assertThat(latency.at("/rows/0/p99Millis").asInt()).isEqualTo(30);
        assertThat(json(one("health-current", CLUSTER + "/1"))
                        .get("heapUsedBytes")
                        .asInt())
                .isEqualTo(100);
        assertThat(json(one("health-current", CLUSTER + "/-")).get("hosts").toString())
                .isEqualTo("[\"host-1:9092\",\"host-2:9092\"]");
        assertThat(json(one("topics-current", CLUSTER + "/:coverage/COLLECTOR_PARTITIONS/-1"))
                        .get("untilMillis")
                        .asLong())
                .isEqualTo(now);
        JsonNode ends =
                json(one("topics-current", CLUSTER + "/:history/orders")).at("/partitions/0/logEnd");
        assertThat(ends.get(ends.size() - 1).asLong()).isPositive();
    }

    @Test
    void blocks_areWhatHistoryTells() {
        for (int i = 0; i < 400; i++) {
            tell(kit, 1, 1, "orders");
        }
        List<Entry> blocks = all(stores(kit, 1000), "topics-history-1s", "t/" + CLUSTER + "/orders/", null, null, 2);
        assertThat(blocks).hasSizeGreaterThan(3);
        for (Entry block : blocks) {
            assertThat(block.parts()).isEqualTo(Map.of("series", "topic", "cluster", CLUSTER, "topic", "orders"));
            assertThat(block.windowEndMillis() - block.windowStartMillis()).isEqualTo(60_000);
            HistoryAnswer.Values values = kit.history(
                    Kind.TOPIC,
                    "orders",
                    "logEnd",
                    block.windowStartMillis() / 1000,
                    block.windowEndMillis() / 1000,
                    1);
            assertThat(json(block).at("/metrics/logEnd/values").toString())
                    .isEqualTo(JSON.valueToTree(values.values()).toString());
        }
    }

    @Test
    void everyEntryOfEveryStore_canBeReadBack_andFoundByItsKey() {
        tellOfAll();
        LocalStores stores = stores(kit, 100_000);
        Set<String> holds = new HashSet<>();
        for (StoreRow row : stores.list().items()) {
            for (Entry entry : all(stores, row.name(), null, null, null, 50)) {
                assertThat(entry.unknown()).as(entry.key()).isNull();
                assertThat(entry.bytes()).isPositive();
                holds.add(entry.holds());
                Long from = entry.windowStartMillis();
                List<Entry> again = stores.read(
                                ask(row.name(), entry.key(), null, from, from == null ? null : from + 1, null, 10))
                        .items();
                assertThat(again).hasSize(1);
                assertThat(JSON.valueToTree(again.get(0)).toString())
                        .isEqualTo(JSON.valueToTree(entry).toString());
            }
        }
        assertThat(holds)
                .containsExactlyInAnyOrder(
                        "topic",
                        "log-ends",
                        "coverage",
                        "group-on-topic",
                        "group",
                        "traffic",
                        "request-latency",
                        "broker-state",
                        "cluster-state",
                        "block",
                        "clock");
    }

    @Test
    void list_hasAllStoresOfTheTopology() {
        StoreList list = stores(kit, 10).list();
        assertThat(list.items()).extracting(StoreRow::name).hasSize(22).contains("lag-past", "health-history-1m");
        tell(kit, 3, 1, "a", "b");
        StoreRow topics = stores(kit, 10).list().items().stream()
                .filter(row -> row.name().equals("topics-current"))
                .findFirst()
                .orElseThrow();
        StoreShare share = topics.instances().get(0);
        assertThat(share.entries()).as("two topics and the coverage").isEqualTo(3);
        assertThat(share.entriesAre()).isEqualTo("counted");
        assertThat(share.unknown()).containsOnlyKeys("diskBytes", "memoryBytes");
    }
}
