package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.broker.collector.ClusterCollector;
import io.takhin.broker.collector.CollectorConfig;
import io.takhin.broker.sink.KafkaMetricSink;
import io.takhin.topology.StreamsPipeline;
import io.takhin.topology.view.BrokerRow;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.Latency;
import io.takhin.topology.view.Problem;
import io.takhin.topology.view.RateRow;
import io.takhin.topology.view.Series;
import io.takhin.topology.view.TopicRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Three real brokers, three replicas: sums over the cluster, and what becomes of them when a broker is killed. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ThreeBrokersIT {

    private static final String TOPIC = "replicated";
    private static final int PARTITIONS = 6;
    private static final int VICTIM = 3;
    /**
     * The controllers' 2 s, more when they have to elect a leader first, the 3 s after which a silent teller is away, a tick,
     * and a busy machine.
     */
    private static final Duration SOON = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PRODUCE_REQUESTS = "kafka.network:type=RequestMetrics,name=TotalTimeMs,request=Produce";
    private static final String BYTES_IN = "kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec,topic=" + TOPIC;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private ThreeBrokers brokers;
    private StreamsPipeline pipeline;
    private WatchedReach reach;
    private KafkaTruth kafka;
    /** Records written so far, as the producers were told. */
    private long acknowledged;

    @BeforeAll
    void start(@TempDir Path dir) throws Exception {
        brokers = opened(new ThreeBrokers(dir)).start();
        Map<String, Object> client = Map.of("bootstrap.servers", brokers.bootstrapServers());
        pipeline = opened(new StreamsPipeline(client, dir.resolve("views"), 2));
        KafkaMetricSink sink = opened(new KafkaMetricSink(client, 10_000, 2, (short) 3));
        ClusterCollector collector = opened(new ClusterCollector(
                client, CollectorConfig.DEFAULT, sink, System::currentTimeMillis, () -> pipeline.views()
                        .pluginTellsAll(ThreeBrokers.clusterId())));
        kafka = opened(new KafkaTruth(brokers.bootstrapServers()));
        sink.start();
        collector.start();
        pipeline.start();
        reach = opened(new WatchedReach(collector, pipeline)).start();
        await().atMost(PATIENCE).until(() -> snapshot()
                .filter(views -> presentCount(views) == 3 && views.health().memoryUsageBytes() != null)
                .isPresent());
        kafka.admin()
                .createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 3)))
                .all()
                .get();
        await().atMost(PATIENCE).until(() -> snapshot()
                .filter(views -> views.topics().stream()
                                .anyMatch(topic -> topic.name().equals(TOPIC) && topic.partitions() == PARTITIONS)
                        && views.throughput().now().produceBytes() != null)
                .isPresent());
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @AfterAll
    void stop() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    @Test
    @Order(1)
    void sums_areOverAllThree_andReplicationIsNotCounted() throws Exception {
        Bracket from = bracketNextSecond();
        produceFor(Duration.ofSeconds(5));
        Bracket to = bracketNextSecond();
        ClusterSnapshot views = snapshotAfter(to.secondMillis() + 2_000);

        assertThat(ends()).isEqualTo(acknowledged);
        assertThat(sum(views.throughput().produceRate())).isEqualTo(acknowledged);
        assertThat(sum(detail().produceRate())).isEqualTo(acknowledged);
        long bytesIn = brokers.count(BYTES_IN);
        assertThat(bytesIn).isGreaterThan(100 * acknowledged);
        assertThat(sum(views.throughput().produceBytes())).isEqualTo(bytesIn);
        assertThat(row(views).totalBytes()).isEqualTo(bytesIn);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(row(snapshot().orElseThrow()).replicaBytes()).isEqualTo(3 * bytesIn));
        assertThat(row(views).totalMessages()).isEqualTo(acknowledged);
        assertThat(row(views).underReplicated()).isZero();
        assertThat(views.latency().kind()).isEqualTo(Latency.Kind.exact);
        Series counts = views.latency().produce().countSeries();
        assertThat((long) sum(counts, from.secondMillis(), to.secondMillis()))
                .isBetween(to.before() - from.after(), to.after() - from.before());
    }

    /** All brokers' own counts of produce requests shortly before a second begins, and shortly after. */
    private record Bracket(long secondMillis, long before, long after) {}

    private Bracket bracketNextSecond() {
        while (true) {
            long second = (System.currentTimeMillis() / 1_000 + 2) * 1_000;
            long before = brokers.count(PRODUCE_REQUESTS);
            if (System.currentTimeMillis() < second) {
                awaitClock(second + 200);
                return new Bracket(second, before, brokers.count(PRODUCE_REQUESTS));
            }
        }
    }

    @Test
    @Order(2)
    void healthOfAllThree_isSummed() {
        ClusterSnapshot views = snapshot().orElseThrow();
        assertThat(views.health().brokers()).hasSize(3).allMatch(broker -> broker.present() && broker.plugin());
        assertThat(views.health().memoryUsageBytes()).isEqualTo(sum(views, BrokerRow::heapUsedBytes));
        assertThat(views.health().activeConnections()).isEqualTo(sum(views, BrokerRow::activeConnections));
        assertThat(views.health().threadCount()).isEqualTo(sum(views, BrokerRow::threadCount));
        assertThat(views.health().diskUsageBytes()).isEqualTo(sum(views, BrokerRow::logBytes));
        assertThat(views.health().brokers().stream().mapToLong(BrokerRow::leaderCount))
                .allMatch(leaders -> leaders > 0);
    }

    @Test
    @Order(3)
    void aKilledBroker_isAbsentSoon_andTheRestStaysExact() throws Exception {
        try (SteadyTraffic traffic = new SteadyTraffic(brokers.bootstrapServers(), TOPIC, PARTITIONS).start()) {
            await().until(() -> traffic.acknowledged() > 200);
            long killedMillis = System.currentTimeMillis();
            reach.assertToldOf(brokers.broker(VICTIM), VICTIM, WatchedReach.sentenceOn(kafka.admin(), VICTIM));
            reach.assertTakenOver(VICTIM, SOON);
            await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(this::assertVictimIsGone);
            long goneMillis = System.currentTimeMillis() - killedMillis;
            assertThat(goneMillis).isBetween(2_000L, SOON.toMillis());
            await().atMost(PATIENCE).untilAsserted(this::assertTheRestIsKnown);
            traffic.stop();
            acknowledged += traffic.acknowledged();
        }
        assertSumIsExact();
    }

    private void assertVictimIsGone() {
        ClusterSnapshot views = snapshot().orElseThrow();
        BrokerRow victim = victim(views);
        assertThat(victim.present()).isFalse();
        assertThat(victim.plugin()).isFalse();
        assertThat(victim.heapUsedBytes()).isNull();
        assertThat(victim.activeConnections()).isNull();
        assertThat(victim.rates()).isEqualTo(RateRow.UNKNOWN);
        assertThat(victim.unknown()).containsKey("plugin");
        assertThat(row(views).underReplicated()).isEqualTo(PARTITIONS);
        assertThat(views.health().problems()).extracting(Problem::code).contains("broker-absent", "under-replicated");
    }

    /** Sums are over the brokers that are there: what runs elsewhere is the whole cluster now. */
    private void assertTheRestIsKnown() {
        ClusterSnapshot rest = snapshot().orElseThrow();
        assertThat(presentCount(rest)).isEqualTo(2);
        assertThat(rest.health().memoryUsageBytes()).isEqualTo(sum(rest, BrokerRow::heapUsedBytes));
        assertThat(rest.health().unknown()).isEmpty();
        assertThat(rest.throughput().now().produceRate()).isNotNull();
        assertThat(rest.throughput().now().produceBytes()).isNotNull();
        assertThat(rest.latency().kind()).isEqualTo(Latency.Kind.exact);
    }

    @Test
    @Order(4)
    void aBrokerThatComesBack_isCountedAgain() throws Exception {
        brokers.broker(VICTIM).start();
        await().atMost(PATIENCE).until(() -> snapshot()
                .filter(views -> victim(views).plugin()
                        && presentCount(views) == 3
                        && row(views).underReplicated() == 0)
                .isPresent());
        produceFor(Duration.ofSeconds(3));
        assertSumIsExact();
        await().atMost(PATIENCE).untilAsserted(() -> {
            ClusterSnapshot views = snapshot().orElseThrow();
            assertThat(views.health().status()).isEqualTo(io.takhin.topology.view.Health.Status.ok);
            assertThat(views.health().unknown()).isEmpty();
            assertThat(views.health().memoryUsageBytes()).isEqualTo(sum(views, BrokerRow::heapUsedBytes));
            assertThat(views.throughput().unknown()).isEmpty();
            assertThat(reach.codes(VICTIM)).isEmpty();
            assertThat(row(views).replicaBytes()).isEqualTo(3 * row(views).totalBytes());
        });
    }

    /** No second in which the topic was there is unknown, and all of them add up to what was written. */
    private void assertSumIsExact() {
        ClusterSnapshot views = snapshotAfter(System.currentTimeMillis() + 2_000);
        assertThat(ends()).isEqualTo(acknowledged);
        assertThat(sum(detail().produceRate())).isEqualTo(acknowledged);
        assertThat(sum(views.throughput().produceRate())).isEqualTo(acknowledged);
    }

    private void produceFor(Duration time) throws Exception {
        try (SteadyTraffic traffic = new SteadyTraffic(brokers.bootstrapServers(), TOPIC, PARTITIONS).start()) {
            LockSupport.parkNanos(time.toNanos());
            traffic.stop();
            acknowledged += traffic.acknowledged();
        }
    }

    private static void awaitClock(long millis) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> System.currentTimeMillis() >= millis);
    }

    private Optional<ClusterSnapshot> snapshot() {
        return pipeline.views().snapshot(ThreeBrokers.clusterId());
    }

    private ClusterSnapshot snapshotAfter(long millis) {
        await().atMost(PATIENCE).until(() -> snapshot().orElseThrow().atMillis() >= millis);
        return snapshot().orElseThrow();
    }

    private io.takhin.topology.view.TopicDetail detail() {
        return pipeline.views().topic(ThreeBrokers.clusterId(), TOPIC).orElseThrow();
    }

    private static TopicRow row(ClusterSnapshot views) {
        return views.topics().stream()
                .filter(topic -> topic.name().equals(TOPIC))
                .findFirst()
                .orElseThrow();
    }

    private static BrokerRow victim(ClusterSnapshot views) {
        return views.health().brokers().stream()
                .filter(broker -> broker.brokerId() == VICTIM)
                .findFirst()
                .orElseThrow();
    }

    private static long presentCount(ClusterSnapshot views) {
        return views.health().brokers().stream().filter(BrokerRow::present).count();
    }

    private static long sum(ClusterSnapshot views, Function<BrokerRow, Long> column) {
        return views.health().brokers().stream()
                .filter(BrokerRow::present)
                .mapToLong(column::apply)
                .sum();
    }

    private long ends() {
        return KafkaTruth.sum(kafka.ends(TOPIC, PARTITIONS));
    }

    private static double sum(Series series) {
        return sum(series, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static double sum(Series series, long fromMillis, long toMillis) {
        double sum = 0;
        for (int i = 0; i < series.points().length; i++) {
            long second = series.fromMillis() + i * series.stepMillis();
            double point = series.points()[i];
            sum += second >= fromMillis && second < toMillis && !Double.isNaN(point) ? point : 0;
        }
        return sum;
    }
}
