package io.takhin.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.server.Main;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two servers share the work and the state; each answers for both, and goes on when the other is killed. */
class SharingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String KEY = "a-key-of-two-servers-in-a-test";
    /**
     * Of the cluster's series: whether nothing was counted in the cluster's first seconds, or nobody had told of them yet,
     * depends on what had been heard of when they were read; and what was consumed in a second is settled after 12 s, where
     * one that starts later knows of commits that were told later still. The topics' own are compared.
     */
    private static final Pattern SETTLED_BEFORE = Pattern.compile(
            "throughput\\.((produce|fetch)Bytes|produceRate)\\.points\\[[0-9]+]: (null and 0.0|0.0 and null)"
                    + "|throughput\\.fetchRate\\.points.*");

    private static final String STORES = "/api/v1/stores";

    private final int brokerPort = Ports.free();
    private final List<Integer> ports = List.of(Ports.free(), Ports.free());
    private final List<Server> servers = List.of(new Server(ports.get(0)), new Server(ports.get(1)));
    private final List<Child> children = new ArrayList<>();
    private Child broker;
    private Kafka kafka;
    private KnownTraffic traffic;

    @BeforeEach
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        String bootstrap = "127.0.0.1:" + brokerPort;
        broker = new Child(
                folder.resolve("broker.log"),
                BrokerProcess.class,
                folder.resolve("kafka").toString(),
                Integer.toString(brokerPort));
        broker.start();
        kafka = new Kafka(bootstrap);
        await().atMost(PATIENCE).until(kafka::isUp);
        traffic = new KnownTraffic(bootstrap);
        traffic.makeTopics();
        for (int port : ports) {
            children.add(new Child(
                    folder.resolve("server-" + port + ".log"),
                    Main.class,
                    "serve",
                    "--bootstrap-servers",
                    bootstrap,
                    "--data",
                    folder.resolve("data-" + port).toString(),
                    "--port",
                    Integer.toString(port),
                    "--share",
                    "team",
                    "--share-key",
                    KEY));
        }
        children.forEach(Child::start);
        servers.forEach(server -> await().atMost(PATIENCE).until(server::isReady));
        await().atMost(PATIENCE)
                .until(() -> servers.stream().allMatch(server -> server.json("/api/v1/topics/" + KnownTraffic.READ)
                        .isPresent()));
        traffic.start();
    }

    @AfterEach
    void stop() {
        traffic.close();
        children.forEach(Child::close);
        kafka.close();
        broker.close();
    }

    @Test
    void eachAnswersForBoth_andForOneThatIsKilled() throws Exception {
        await().atMost(PATIENCE).until(() -> holders(servers.get(0)).size() == 2);
        assertThat(allPartitions()).containsExactly(0, 1, 2, 3);
        assertSameViews();
        awaitSeconds(20);
        assertSameHistory(2);
        assertSamePages();

        children.get(1).kill();
        long killedMillis = System.currentTimeMillis();
        JsonNode answer = history(servers.get(0), KnownTraffic.READ, killedMillis - 10_000, killedMillis - 5_000);
        assertThat(answer.at("/instances/asked").asInt()).isEqualTo(2);
        assertThat(answer.at("/instances/answered").asInt()).isEqualTo(1);
        assertThat(answer.at("/instances/stale").size()).isPositive();
        while (System.currentTimeMillis() < killedMillis + 30_000) {
            assertThat(servers.get(0).json("/api/v1/throughput")).isPresent();
            long second = System.currentTimeMillis() - 4_000;
            await().atMost(Duration.ofSeconds(3)).until(() -> told(servers.get(0)) > second);
        }
        await().atMost(PATIENCE).until(() -> holders(servers.get(0)).size() == 1);

        children.get(1).start();
        await().atMost(PATIENCE).until(servers.get(1)::isReady);
        await().atMost(PATIENCE).until(() -> holders(servers.get(1)).size() == 2);
        awaitSeconds(15);
        traffic.stop();
        awaitSeconds(15);
        assertSameViews();
        assertSameHistory(2);
        for (String topic : KnownTraffic.TOPICS.keySet()) {
            long ends = Kafka.sum(kafka.ends(topic));
            assertThat(traffic.acknowledgedTotal(topic)).isEqualTo(ends);
            for (Server server : servers) {
                assertThat(seconds(server, topic)).as(topic).isEqualTo(ends);
            }
        }
    }

    @Test
    void whoDoesNotHaveTheKey_isToldNothing() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (String key : List.of("another-key-of-some-length", "")) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + ports.get(0) + "/api/v1/peers"))
                    .header("Takhin-Share-Key", key)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"kind\":\"LIST\",\"store\":\"\",\"partitions\":[],\"fromMillis\":0,\"toMillis\":0}"))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("share").doesNotContain("partitions");
        }
    }

    /** Who reads some partition, as this server says. */
    private static Set<String> holders(Server server) {
        Set<String> holders = new TreeSet<>();
        server.json(STORES).ifPresent(list -> list.at("/items/0/instances").forEach(share -> {
            if (!share.get("partitions").isEmpty()) {
                holders.add(share.get("instance").asText());
            }
        }));
        return holders;
    }

    private List<Integer> allPartitions() {
        List<Integer> all = new ArrayList<>();
        servers.get(1).json(STORES).orElseThrow().at("/items/0/instances").forEach(share -> share.get("partitions")
                .forEach(partition -> all.add(partition.asInt())));
        all.sort(null);
        return all;
    }

    /**
     * As of one moment both say the same. While there is traffic what is newest (log ends, sizes) may be of the second after
     * it, which one of them has read before the other: then the next moment is looked at.
     */
    private void assertSameViews() {
        AtomicReference<Answers> left = new AtomicReference<>();
        AtomicReference<Answers> right = new AtomicReference<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            Answers.of(servers.get(0)).ifPresent(left::set);
            Answers.of(servers.get(1)).ifPresent(right::set);
            assertThat(left).doesNotHaveNullValue();
            assertThat(right).doesNotHaveNullValue();
            assertThat(left.get().atMillis()).isEqualTo(right.get().atMillis());
            assertThat(Answers.differences(left.get(), right.get()).stream()
                            .filter(each -> !SETTLED_BEFORE.matcher(each).matches()))
                    .isEmpty();
        });
    }

    private void assertSameHistory(int instances) {
        long to = Math.min(told(servers.get(0)), told(servers.get(1))) - 5_000;
        for (String topic : KnownTraffic.TOPICS.keySet()) {
            JsonNode left = history(servers.get(0), topic, to - 20_000, to);
            JsonNode right = history(servers.get(1), topic, to - 20_000, to);
            assertThat(left.get("metrics")).isEqualTo(right.get("metrics"));
            for (JsonNode answer : List.of(left, right)) {
                assertThat(answer.at("/instances/asked").asInt()).isEqualTo(instances);
                assertThat(answer.at("/instances/answered").asInt()).isEqualTo(instances);
                assertThat(answer.at("/instances/stale").size()).isZero();
            }
        }
    }

    /** Page by page, each of one entry, or all on one page: every topic once, whoever holds it. */
    private void assertSamePages() {
        List<String> topics = entries(servers.get(0), 1);
        assertThat(topics).isEqualTo(entries(servers.get(1), 1_000)).doesNotHaveDuplicates();
        assertThat(topics.stream().map(key -> key.substring(key.indexOf('/') + 1)))
                .containsAll(KnownTraffic.TOPICS.keySet());
        assertThat(happened(servers.get(0))).isNotEmpty().isEqualTo(happened(servers.get(1)));
    }

    private static List<String> entries(Server server, int limit) {
        List<String> keys = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = server.json(STORES + "/topics-current?limit=" + limit + cursor)
                    .orElseThrow();
            page.get("items").forEach(entry -> keys.add(entry.get("key").asText()));
            cursor = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").asText();
        }
        keys.removeIf(key -> key.contains(":"));
        return keys;
    }

    private static JsonNode happened(Server server) {
        return server.json("/api/v1/annotations?from=-10m&to=-10s")
                .orElseThrow()
                .get("items");
    }

    private static JsonNode history(Server server, String topic, long fromMillis, long toMillis) {
        String range = "?step=1s&from=" + fromMillis / 1000 * 1000 + "&to=" + toMillis / 1000 * 1000;
        return server.json("/api/v1/history/topics/" + topic + range).orElseThrow();
    }

    /** Of the newest second that is shown. */
    private static long told(Server server) {
        return server.json("/api/v1/throughput")
                .map(answer -> answer.get("atMillis").asLong())
                .orElse(0L);
    }

    private void awaitSeconds(int seconds) {
        long until = System.currentTimeMillis() + seconds * 1000L;
        await().atMost(PATIENCE).until(() -> servers.stream().allMatch(server -> told(server) >= until));
    }

    /** All records that its history knows of. */
    private long seconds(Server server, String topic) {
        Optional<JsonNode> all =
                server.json("/api/v1/history/topics/" + topic + "?metrics=produceRate&step=1s&from=now-5m&to=now");
        double sum = 0;
        for (JsonNode value : all.orElseThrow().at("/metrics/produceRate/values")) {
            sum += value.asDouble();
        }
        return Math.round(sum);
    }
}
