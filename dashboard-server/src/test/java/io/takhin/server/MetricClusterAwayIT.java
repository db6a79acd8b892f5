package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.broker.collector.ClusterCollector;
import io.takhin.broker.collector.CollectorConfig;
import io.takhin.broker.embedded.EmbeddedBroker;
import io.takhin.broker.embedded.EmbeddedBrokerConfig;
import io.takhin.broker.sink.KafkaMetricSink;
import io.takhin.topology.StreamsPipeline;
import io.takhin.topology.view.Series;
import io.takhin.topology.view.TopicDetail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Metrics go to a cluster of their own, and that is away for {@code -Dgap.seconds=N}: what the broker with the plugin feels of
 * it, and what is said of the time in between.
 */
class MetricClusterAwayIT {

    private static final long AWAY_MILLIS = Long.getLong("gap.seconds", 20) * 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String TOPIC = "orders";
    private static final String CLUSTER = "Observed-Cluster-----";
    private static final long HEAP_MARGIN = 32L << 20;

    /** A tick reads log ends so much after the moment that it tells, on a busy machine. */
    private static final long READ_MILLIS = 150;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private int metricPort;
    private EmbeddedBroker metricBroker;
    private BrokerProcess observed;
    private StreamsPipeline pipeline;
    private String servers;

    @AfterEach
    void stop() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
        metricBroker.close();
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @Test
    void whileTheMetricClusterIsAway_theBrokerIsUnharmed_andAfterwardsNothingIsLostOrCountedTwice(@TempDir Path dir)
            throws Exception {
        start(dir);
        MeasuredTraffic traffic = opened(new MeasuredTraffic(servers, TOPIC)).start();
        long fromMillis = System.currentTimeMillis();
        Bursts.awaitClock(fromMillis + 8_000);
        long heapBytes = observed.heapBytes();

        metricBroker.close();
        long awayMillis = System.currentTimeMillis();
        Bursts.awaitClock(awayMillis + AWAY_MILLIS / 2);
        traffic.pause();
        assertThat(pipeline.check().orElse("")).contains("The metric cluster does not answer");
        assertThat(detail().atMillis()).isLessThanOrEqualTo(awayMillis + 1_000);
        Bursts.awaitClock(awayMillis + AWAY_MILLIS);
        assertUnharmed(traffic, fromMillis, awayMillis, heapBytes);
        startMetricBroker(dir);
        traffic.goOn();

        long backMillis = System.currentTimeMillis();
        await().atMost(PATIENCE).until(() -> detail().atMillis() > backMillis + 3_000);
        traffic.stop();
        long stoppedMillis = System.currentTimeMillis();
        await().atMost(PATIENCE).until(() -> detail().atMillis() > stoppedMillis + 3_000);
        assertThat(pipeline.check()).isEmpty();
        assertSeconds(traffic, awayMillis, backMillis);
    }

    private void start(Path dir) throws Exception {
        startMetricBroker(dir);
        Map<String, Object> metrics = Map.of("bootstrap.servers", "127.0.0.1:" + metricPort);
        int port = RunningApplication.freePort();
        servers = "127.0.0.1:" + port;
        observed = opened(new BrokerProcess(
                dir.resolve("observed"),
                CLUSTER,
                settings(dir, port, RunningApplication.freePort()),
                RunningApplication.freePort()));
        observed.start();
        pipeline = opened(new StreamsPipeline(metrics, dir.resolve("views"), 1));
        KafkaMetricSink sink = opened(new KafkaMetricSink(metrics, 2_000, 1, (short) 1));
        ClusterCollector collector = opened(new ClusterCollector(
                Map.of("bootstrap.servers", servers),
                CollectorConfig.DEFAULT,
                sink,
                System::currentTimeMillis,
                () -> pipeline.views().pluginTellsAll(CLUSTER)));
        sink.start();
        collector.start();
        pipeline.start();
        await().atMost(PATIENCE).until(() -> pipeline.views().pluginTellsAll(CLUSTER));
        try (KafkaTruth kafka = new KafkaTruth(servers)) {
            kafka.admin()
                    .createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                    .all()
                    .get();
        }
        await().atMost(PATIENCE)
                .until(() -> pipeline.views().topic(CLUSTER, TOPIC).isPresent());
    }

    private void startMetricBroker(Path dir) {
        metricBroker = new EmbeddedBroker(new EmbeddedBrokerConfig(dir.resolve("metrics"), metricPort));
        metricBroker.start();
        metricPort = Integer.parseInt(metricBroker.bootstrapServers().split(":")[1]);
    }

    private Properties settings(Path dir, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "node.id",
                "1",
                "process.roles",
                "broker,controller",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                "CONTROLLER",
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "log.dirs",
                dir.resolve("observed").resolve("log").toString(),
                "log.cleaner.dedupe.buffer.size",
                "4194304",
                "metric.reporters",
                EmbeddedBrokerConfig.PLUGIN_CLASS,
                "takhin.reporter.bootstrap.servers",
                "127.0.0.1:" + metricPort));
        settings.putAll(Map.of("takhin.reporter.topic.partitions", "1", "offsets.topic.replication.factor", "1"));
        return settings;
    }

    /** Medians, for other work on the machine is in the tail; the bounds are far below what a blocked broker would show. */
    private void assertUnharmed(MeasuredTraffic traffic, long fromMillis, long awayMillis, long heapBytes) {
        long until = awayMillis + AWAY_MILLIS;
        assertThat(observed.isAlive()).isTrue();
        assertThat(traffic.percentileMillis(50, awayMillis, until))
                .isLessThan(2 * traffic.percentileMillis(50, fromMillis + 2_000, awayMillis) + 3);
        assertThat(traffic.percentileMillis(99, awayMillis, until))
                .isLessThan(3 * traffic.percentileMillis(99, fromMillis, awayMillis) + 100);
        assertThat(observed.heapBytes()).isLessThan(heapBytes + HEAP_MARGIN);
    }

    private TopicDetail detail() {
        return pipeline.views().topic(CLUSTER, TOPIC).orElseThrow();
    }

    /**
     * What was appended between two ticks is spread evenly over the time between them; when they are too far apart, the seconds
     * between them are unknown. All known seconds of a stretch together are what was acknowledged in it.
     */
    private void assertSeconds(MeasuredTraffic traffic, long awayMillis, long backMillis) throws Exception {
        PluginTicks ticks = new PluginTicks("127.0.0.1:" + metricPort);
        Series series = detail().produceRate();
        int first = 0;
        while (Double.isNaN(series.points()[first])) {
            first++;
        }
        long from = series.fromMillis() + first * 1000L;
        double sum = 0;
        for (int i = first; i < series.points().length; i++) {
            long at = series.fromMillis() + (i + 1) * 1000L;
            if (ticks.isInGap(at) || ticks.isInGap(at - 1000)) {
                assertThat(series.points()[i]).as("second %d, in the gap", i).isNaN();
                from = at;
                sum = 0;
                continue;
            }
            assertThat(series.points()[i]).as("second %d", i).isGreaterThanOrEqualTo(0);
            sum += series.points()[i];
            assertThat(sum)
                    .as("appended until %d, away from %d to %d; ticks %s", at, awayMillis, backMillis, ticks.around(at))
                    .isBetween(
                            least(ticks, traffic, at) - most(ticks, traffic, from) - 1,
                            most(ticks, traffic, at) - least(ticks, traffic, from) + 1);
        }
        long total = traffic.until(Long.MAX_VALUE);
        try (KafkaTruth kafka = new KafkaTruth(servers)) {
            assertThat(KafkaTruth.sum(kafka.ends(TOPIC, 1))).isEqualTo(total);
        }
        if (traffic.until(from) == 0) {
            assertThat(sum).isEqualTo(total);
        }
    }

    /** What had been acknowledged had been appended. */
    private static double least(PluginTicks ticks, MeasuredTraffic traffic, long atMillis) {
        return ticks.evenly(atMillis, traffic::until);
    }

    /** What hadn't been sent hadn't been appended. */
    private static double most(PluginTicks ticks, MeasuredTraffic traffic, long atMillis) {
        return ticks.evenly(atMillis, millis -> traffic.sentUntil(millis + READ_MILLIS));
    }
}
