package io.takhin.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.StreamsPipeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Broker and server are killed while known traffic runs; then all numbers are compared with the traffic, with Kafka's own,
 * and with those of an undisturbed run over the same metric topics.
 *
 * <p>{@code -Dchaos.kills=N} says how often; {@code -Dchaos.seed=N} repeats the choice of victims and moments.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ChaosIT {

    private static final Logger LOG = LoggerFactory.getLogger(ChaosIT.class);
    private static final int KILLS = Integer.getInteger("chaos.kills", 3);
    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime() % 1_000_000);

    /** Commits tell up to ten seconds late, and what is compared is to stand still. */
    private static final long QUIET_MILLIS = 13_000;

    /** The topology commits every 10 s; what came since then may be read again, and what is on its way. */
    private static final long READ_AGAIN_MILLIS = 12_000;

    private final History history = new History();
    private final SortedMap<Long, Long> metricRecords = new TreeMap<>();
    private Site site;
    private KnownTraffic traffic;
    private Disturbance disturbance;
    private long killedMillis;
    private long eventsAfterLastStart;
    private long recordsAfterLastStart;
    private Answers disturbed;
    private Answers undisturbed;

    @BeforeAll
    void disturb(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        LOG.info("{} kills, -Dchaos.seed={}, in {}", KILLS, SEED, folder);
        site = new Site(folder);
        site.broker().start();
        site.awaitBroker();
        site.serverChild().start();
        traffic = new KnownTraffic(site.bootstrapServers());
        traffic.makeTopics();
        site.awaitFirstReady();
        awaitEmptyTopics();
        traffic.start();
        disturbance = new Disturbance(site, SEED, history);
        disturbance.run(KILLS, traffic);
        traffic.stop();
        awaitQuiet();
        killServerOnceMore();
        compare(folder.resolve("undisturbed"));
    }

    /** What was appended before a topic was first told of has no second. */
    private void awaitEmptyTopics() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> KnownTraffic.TOPICS.keySet().stream().allMatch(topic -> site.server()
                        .json("/api/v1/topics/" + topic)
                        .filter(told -> told.at("/topic/totalMessages").asLong(-1) == 0)
                        .isPresent()));
    }

    @AfterAll
    void stop() {
        if (traffic != null) {
            traffic.close();
        }
        if (site != null) {
            site.close();
        }
    }

    private void awaitQuiet() {
        long stoppedMillis = System.currentTimeMillis();
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    metricRecords.put(System.currentTimeMillis(), site.kafka().metricRecords());
                    return toldMillis() >= stoppedMillis + QUIET_MILLIS;
                });
        history.take(site.server());
    }

    private long toldMillis() {
        return site.server()
                .json("/api/v1/throughput")
                .map(answer -> answer.get("atMillis").asLong())
                .orElse(0L);
    }

    private void killServerOnceMore() throws Exception {
        killedMillis = System.currentTimeMillis();
        site.serverChild().kill();
        site.serverChild().start();
        site.awaitReady();
        eventsAfterLastStart = site.server().metric("takhin_events_total");
        recordsAfterLastStart = site.kafka().metricRecords();
        history.take(site.server());
        history.takeKept(site.server());
    }

    private void compare(Path folder) {
        Map<String, Object> client = Map.of("bootstrap.servers", site.bootstrapServers());
        try (StreamsPipeline pipeline = new StreamsPipeline(client, folder, MetricTopic.DEFAULT_PARTITIONS)) {
            pipeline.start();
            AtomicReference<Answers> left = new AtomicReference<>();
            AtomicReference<Answers> right = new AtomicReference<>();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(150))
                    .until(() -> {
                        Answers.of(site.server()).ifPresent(left::set);
                        Answers.of(pipeline).ifPresent(right::set);
                        return left.get() != null
                                && right.get() != null
                                && left.get().atMillis() == right.get().atMillis();
                    });
            disturbed = left.get();
            undisturbed = right.get();
        }
    }

    @Test
    void everyNumber_isThatOfAnUndisturbedRun() {
        assertThat(Answers.differences(disturbed, undisturbed)).isEmpty();
    }

    @Test
    void recordsAcknowledged_areTheLogEnds_theTotals_andTheSumOfTheSeconds() throws Exception {
        for (String topic : KnownTraffic.TOPICS.keySet()) {
            long acknowledged = traffic.acknowledgedTotal(topic);
            assertThat(Kafka.sum(site.kafka().ends(topic))).as(topic).isEqualTo(acknowledged);
            assertThat(detail(topic).at("/topic/totalMessages").asLong()).isEqualTo(acknowledged);
            assertThat(history.producedTotal(topic)).as("seconds of " + topic).isEqualTo(acknowledged);
        }
    }

    /** History has no row of a topic before it was there, and a live series says that nothing was appended. */
    @Test
    void everySecondThatWasTold_isKept() {
        for (String topic : KnownTraffic.TOPICS.keySet()) {
            SortedMap<Long, Double> kept = history.kept(topic);
            history.produced(topic).headMap(kept.firstKey()).forEach((second, told) -> assertThat(told)
                    .as("%s in %d, of which nothing is kept", topic, second)
                    .isZero());
            assertThat(kept)
                    .as("seconds of " + topic)
                    .isEqualTo(history.produced(topic).tailMap(kept.firstKey()));
        }
    }

    private JsonNode detail(String topic) {
        return disturbed.parts().get(topic);
    }

    @Test
    void lag_isKafkasOwn() throws Exception {
        assertThat(lag(KnownTraffic.READER, KnownTraffic.READ))
                .isEqualTo(site.kafka().lag(KnownTraffic.READER, KnownTraffic.READ));
        assertThat(lag(KnownTraffic.ABSENT, KnownTraffic.UNREAD))
                .isEqualTo(site.kafka().lag(KnownTraffic.ABSENT, KnownTraffic.UNREAD));
    }

    private SortedMap<Integer, Long> lag(String group, String topic) {
        SortedMap<Integer, Long> lags = new TreeMap<>();
        for (JsonNode row : disturbed.parts().get("groups")) {
            for (JsonNode ofTopic : row.get("topics")) {
                if (row.get("groupId").asText().equals(group)
                        && ofTopic.get("topic").asText().equals(topic)) {
                    ofTopic.get("partitions")
                            .forEach(partition -> lags.put(
                                    partition.get("partition").asInt(),
                                    partition.get("lag").asLong()));
                }
            }
        }
        return lags;
    }

    /** A broker appends nothing while it is away: no second in the middle of that time may have a record. */
    @Test
    void whileTheBrokerWasAway_nothingWasProduced() {
        for (String topic : KnownTraffic.TOPICS.keySet()) {
            disturbance.away().forEach((fromMillis, toMillis) -> {
                long from = fromMillis / 1000 + 1;
                long to = toMillis / 1000;
                for (long second = from; second < to; second++) {
                    assertThat(history.produced(topic).get(second))
                            .as("%s in %d, broker away %d to %d", topic, second, fromMillis, toMillis)
                            .isIn(null, 0.0);
                }
            });
        }
    }

    /** State on disk is used again: only what came since the last commit is read once more. */
    @Test
    void afterAKill_theServerGoesOnFromItsLastCommit() {
        SortedMap<Long, Long> before = metricRecords.headMap(killedMillis - READ_AGAIN_MILLIS);
        assertThat(before).isNotEmpty();
        long settled = before.get(before.lastKey());
        assertThat(eventsAfterLastStart).isPositive().isLessThan(recordsAfterLastStart - settled);
    }
}
