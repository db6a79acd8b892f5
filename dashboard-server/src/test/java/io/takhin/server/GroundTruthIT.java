package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every second against what the producers counted, and what Kafka's Admin client said of it: bursts and pauses on a plain
 * topic, transactions (each third aborted), and a compacted topic.
 */
@TestInstance(Lifecycle.PER_CLASS)
class GroundTruthIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PLAIN = "plain";
    private static final String TRANSACTIONAL = "transactional";
    private static final String COMPACTED = "compacted";
    private static final Map<String, Integer> TOPICS = Map.of(PLAIN, 3, TRANSACTIONAL, 2, COMPACTED, 1);
    private static final int[] PLAIN_BURSTS = {10, 500, 0, 0, 1, 900, 900, 3, 0, 250, 0, 77, 400, 0, 600, 20};
    private static final int[] TRANSACTIONS = {20, 0, 7, 31, 2, 0, 0, 55, 8, 12, 4, 0, 90, 16, 3, 40};
    private static final int[] UPDATES = {100, 100, 200, 0, 300, 100, 0, 50, 50, 100, 10, 0, 0, 100, 100, 30};
    private static final int SECONDS = PLAIN_BURSTS.length;

    /** A tick that is later than this may find the next burst. */
    private static final long LATE_MILLIS = Bursts.BEGIN_MILLIS - 50;

    private WatchedKafka kafka;
    private LogEndSampler admin;
    private PluginTicks ticks;
    private Bursts plain;
    private Bursts updates;
    private Bursts transactions;
    private long fromSecond;
    private long endSecond;

    @BeforeAll
    void startAndLoad(@TempDir Path dir) throws Exception {
        kafka = new WatchedKafka(dir, Map.of("log.cleaner.backoff.ms", "300"));
        kafka.createTopic(PLAIN, 3, Map.of());
        kafka.createTopic(TRANSACTIONAL, 2, Map.of());
        kafka.createTopic(
                COMPACTED,
                1,
                Map.of("cleanup.policy", "compact", "segment.ms", "500", "min.cleanable.dirty.ratio", "0.01"));
        await().atMost(PATIENCE).until(() -> TOPICS.keySet().stream()
                .allMatch(topic -> kafka.api().get("/api/v1/topics/" + topic).statusCode() == 200));
        fromSecond = System.currentTimeMillis() / 1000 + 3;
        endSecond = fromSecond + SECONDS;
        String servers = kafka.bootstrapServers();
        plain = new Bursts(servers, PLAIN, 3, fromSecond, PLAIN_BURSTS).start();
        updates = new Bursts(servers, COMPACTED, 1, fromSecond, UPDATES).start();
        transactions = Bursts.transactional(servers, TRANSACTIONAL, 2, fromSecond, TRANSACTIONS)
                .start();
        admin = new LogEndSampler(kafka.truth(), TOPICS);
        admin.run(fromSecond, endSecond);
        plain.await();
        updates.await();
        transactions.await();
        await().atMost(PATIENCE)
                .until(() ->
                        kafka.api().json("/api/v1/throughput").get("atMillis").asLong() >= (endSecond + 3) * 1000);
        ticks = new PluginTicks(servers);
    }

    @AfterAll
    void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }

    @Test
    void eachSecond_hasTheRecordsAcknowledgedInIt() {
        assertEachSecond(PLAIN, Bursts.cumulative(plain.acknowledged(), fromSecond, endSecond));
        assertEachSecond(COMPACTED, Bursts.cumulative(updates.acknowledged(), fromSecond, endSecond));
    }

    @Test
    void eachSecond_isTheGrowthOfTheLogEndsThatAdminTells() {
        assertThat(admin.missed()).hasSizeLessThan(SECONDS / 3);
        TOPICS.keySet().forEach(topic -> assertEachSecond(topic, admin.ends(topic)));
    }

    /**
     * Growth between two ticks is taken as even: one that is so many ms late moves so many thousandths of a second's growth
     * into the second after. That much may a second be off, and no more; one that is so late that it found the next burst is
     * left out.
     */
    private void assertEachSecond(String topic, NavigableMap<Long, Long> truth) {
        Map<Long, Double> told = told(topic);
        int compared = 0;
        double toldUntil = 0;
        for (long second = fromSecond; second < endSecond; second++) {
            toldUntil += told.get(second);
            long late = ticks.lateMillis(second + 1);
            Long until = truth.get(second);
            if (until != null && late < LATE_MILLIS) {
                double growth = until - truth.headMap(second).values().stream().reduce(0L, (before, last) -> last);
                assertThat(toldUntil)
                        .as("%s until the end of %d, whose tick was %d ms late", topic, second, late)
                        .isCloseTo(until, within(2 + growth * late / 1000));
                compared++;
            }
        }
        assertThat(compared).as("seconds compared").isGreaterThan(SECONDS / 2);
    }

    @Test
    void theSumOfAllSeconds_isWhatWasAppended() {
        assertThat(sum(told(PLAIN))).isEqualTo(plain.acknowledgedTotal()).isEqualTo(ends(PLAIN));
        assertThat(sum(told(COMPACTED))).isEqualTo(updates.acknowledgedTotal()).isEqualTo(ends(COMPACTED));
        assertThat(sum(told(TRANSACTIONAL))).isEqualTo(ends(TRANSACTIONAL));
        assertThat(sum(seconds(kafka.api().json("/api/v1/throughput").get("produceRate"))))
                .isEqualTo(ends(PLAIN) + ends(COMPACTED) + ends(TRANSACTIONAL));
    }

    /** Each transaction ends with a marker in each partition that it wrote to. */
    @Test
    void transactionMarkers_takeAnOffsetEach() {
        long markers = 0;
        for (int size : TRANSACTIONS) {
            markers += Math.min(size, 2);
        }
        assertThat(ends(TRANSACTIONAL)).isEqualTo(transactions.acknowledgedTotal() + markers);
        assertThat(detail(TRANSACTIONAL).at("/topic/totalMessages").asLong()).isEqualTo(ends(TRANSACTIONAL));
    }

    @Test
    void retainedRecords_areAnUpperBound_whereTheTopicIsCompacted() {
        await().atMost(PATIENCE).until(() -> kafka.truth().readable(COMPACTED) < updates.acknowledgedTotal() / 2);
        assertThat(kafka.truth().readable(COMPACTED)).isGreaterThan(4);
        assertThat(detail(COMPACTED).at("/topic/totalMessages").asLong()).isEqualTo(updates.acknowledgedTotal());
        assertThat(sum(told(COMPACTED))).isEqualTo(updates.acknowledgedTotal());
    }

    @Test
    void sizes_areThoseOfTheLogDirs() {
        for (String topic : TOPICS.keySet()) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            detail(topic).at("/topic/totalBytes").asLong())
                    .as(topic)
                    .isEqualTo(kafka.truth().logBytes(topic)));
        }
        assertThat(sum(seconds(detail(PLAIN).get("produceBytes"))))
                .isEqualTo(kafka.truth().logBytes(PLAIN));
    }

    /** A producer's wait includes the broker's, and the way there and back; others' requests are a few in a hundred. */
    @Test
    void percentiles_areNotAboveThoseOfTheProducer() {
        JsonNode latency = kafka.api().json("/api/v1/latency");
        assertThat(latency.get("kind").asText()).isEqualTo("exact");
        List<Double> own = plain.latencyMillis();
        Map<Long, Double> p50 = seconds(latency.at("/produce/p50Series"));
        double worst = own.get(own.size() - 1);
        for (long second = fromSecond; second < endSecond; second++) {
            if (plain.acknowledged().getOrDefault(second, 0L) >= 250) {
                assertThat(p50.get(second)).isBetween(0.0, (worst + 1) / 1000);
            }
        }
    }

    /** Two humps and a tail, so many that the few requests there are besides don't count. */
    @Test
    void percentilesOfASecond_areThoseOfWhatTheBrokerMeasuredInIt() throws Exception {
        BrokerHistogram produce =
                BrokerHistogram.of("kafka.network:type=RequestMetrics,name=TotalTimeMs,request=Produce");
        Bursts.awaitClock((System.currentTimeMillis() / 1000 + 1) * 1000 + 400);
        long second = System.currentTimeMillis() / 1000;
        produce.measure(14_000, 700);
        produce.measure(5_600, 2_000);
        produce.measure(400, 9_000);

        await().atMost(PATIENCE).until(() -> latency().get("atMillis").asLong() >= (second + 4) * 1000);
        JsonNode told = latency().get("produce");
        Map<Long, Double> counts = seconds(told.get("countSeries"));
        List<Long> found = counts.keySet().stream()
                .filter(each -> counts.get(each) >= 20_000)
                .toList();
        assertThat(found).hasSize(1).allSatisfy(each -> assertThat(each).isBetween(second - 1, second + 1));
        assertThat(seconds(told.get("p50Series")).get(found.get(0))).isEqualTo(0.7);
        assertThat(seconds(told.get("p95Series")).get(found.get(0))).isEqualTo(2.0);
        assertThat(seconds(told.get("p99Series")).get(found.get(0))).isBetween(9.0, 9.009);
    }

    private JsonNode latency() {
        return kafka.api().json("/api/v1/latency");
    }

    private JsonNode detail(String topic) {
        return kafka.api().json("/api/v1/topics/" + topic);
    }

    private long ends(String topic) {
        return KafkaTruth.sum(kafka.truth().ends(topic, TOPICS.get(topic)));
    }

    private Map<Long, Double> told(String topic) {
        return seconds(detail(topic).get("produceRate"));
    }

    /** By Unix second; unknown ones are left out. */
    private static Map<Long, Double> seconds(JsonNode series) {
        Map<Long, Double> seconds = new TreeMap<>();
        long second = series.get("fromMillis").asLong() / 1000;
        for (JsonNode point : series.get("points")) {
            if (!point.isNull()) {
                seconds.put(second, point.asDouble());
            }
            second++;
        }
        return seconds;
    }

    /** Rounded to a millionth, for doubles are added. */
    private static double sum(Map<Long, Double> seconds) {
        double sum = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        return Math.round(sum * 1e6) / 1e6;
    }
}
