package io.takhin.broker.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.yammer.metrics.core.Histogram;
import com.yammer.metrics.core.Meter;
import com.yammer.metrics.core.Metric;
import com.yammer.metrics.core.MetricName;
import io.takhin.broker.event.BrokerState;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.RequestLatency;
import io.takhin.broker.event.Source;
import io.takhin.broker.event.TopicTraffic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The plugin in a real broker in this JVM tells exactly what was done to the broker. */
@TestInstance(Lifecycle.PER_CLASS)
class ReporterIT {

    private static final String TOPIC = "orders";
    private static final int[] RECORDS_OF_PARTITION = {10, 200, 1_234};
    private static final long RECORDS = 1_444;

    private KafkaRaftServer broker;
    private MetricTopicReader reader;

    @BeforeAll
    void produceToARealBroker(@TempDir Path dir) throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        BrokerSettings settings = BrokerSettings.create(dir);
        broker = new KafkaRaftServer(KafkaConfig.fromProps(settings.properties()), Time.SYSTEM);
        broker.startup();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get();
            await().until(() -> admin.listTopics().names().get().contains(MetricTopic.DEAD_LETTER));
        }
        produce(settings.bootstrapServers());
        reader = new MetricTopicReader(settings.bootstrapServers());
        assertThat(reader.open()).isTrue();
    }

    @AfterAll
    void stop() {
        Awaitility.reset();
        reader.close();
        broker.shutdown();
        broker.awaitShutdown();
    }

    private static void produce(String bootstrapServers) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
            for (int partition = 0; partition < RECORDS_OF_PARTITION.length; partition++) {
                for (int i = 0; i < RECORDS_OF_PARTITION[partition]; i++) {
                    producer.send(new ProducerRecord<>(TOPIC, partition, null, "value-" + i));
                }
            }
        }
    }

    @Test
    void topicTraffic_isTheExactCountOfRecordsAndBytes() {
        long bytes = count("BytesInPerSec", "topic", TOPIC);
        await().untilAsserted(() -> {
            TopicTraffic told =
                    last(TopicTraffic.class, event -> List.of(event.topics()).contains(TOPIC));
            int row = List.of(told.topics()).indexOf(TOPIC);
            assertThat(told.messagesInTotal()[row]).isEqualTo(RECORDS);
            assertThat(told.bytesInTotal()[row]).isEqualTo(bytes).isPositive();
            assertThat(told.bytesOutTotal()[row]).isZero();
            assertThat(told.clusterId()).isEqualTo(BrokerSettings.CLUSTER_ID);
            assertThat(told.brokerId()).isEqualTo(1);
        });
    }

    @Test
    void partitionState_hasTheLogEndOffsetOfEachPartition() {
        await().untilAsserted(() -> {
            Map<Integer, Long> ends = new TreeMap<>();
            for (PartitionState event : reader.read(PartitionState.class)) {
                collectEnds(event, ends);
            }
            assertThat(ends).isEqualTo(Map.of(0, 10L, 1, 200L, 2, 1_234L));
        });
    }

    private static void collectEnds(PartitionState event, Map<Integer, Long> ends) {
        for (int row = 0; row < event.partitions().length; row++) {
            if (event.topics()[event.topicIndexes()[row]].equals(TOPIC)) {
                ends.put(event.partitions()[row], event.logEndOffsets()[row]);
                assertThat(event.source()).isEqualTo(Source.PLUGIN);
                assertThat(event.logStartOffsets()[row]).isZero();
                assertThat(event.leaders()[row]).isEqualTo(1);
                assertThat(event.replicaCounts()[row]).isEqualTo(1);
                assertThat(event.isrCounts()[row]).isEqualTo(1);
            }
        }
    }

    @Test
    void requestLatency_hasEveryProduceRequest() {
        // the plugin produces too, all the time: the histogram's count is bracketed by two readings of the broker's own
        await().untilAsserted(() -> {
            long before = histogramCount("Produce", "TotalTimeMs");
            List<RequestLatency> events = reader.read(RequestLatency.class);
            assertThat(events).isNotEmpty();
            long sequence = events.get(events.size() - 1).sequence();
            await().until(() -> reader.read(RequestLatency.class).stream().anyMatch(e -> e.sequence() > sequence + 1));
            long told = produced(reader.read(RequestLatency.class));
            long after = histogramCount("Produce", "TotalTimeMs");
            assertThat(told).isBetween(before, after);
            assertThat(after - count("RequestsPerSec", "request", "Produce")).isBetween(-1L, 1L);
        });
    }

    private static long produced(List<RequestLatency> events) {
        long values = 0;
        for (RequestLatency event : events) {
            assertThat(event.approximate()).isFalse();
            for (int row = 0; row < event.requests().length; row++) {
                if (event.requests()[row].equals("Produce") && event.phases()[row].equals("TotalTimeMs")) {
                    long decoded = decode(event.histograms()[row]).getTotalCount();
                    assertThat(decoded).isEqualTo(event.counts()[row]);
                    values += decoded;
                }
            }
        }
        return values;
    }

    @Test
    void brokerState_hasWhatTheBrokerHas() {
        await().untilAsserted(() -> {
            BrokerState state = last(BrokerState.class, event -> true);
            assertThat(state.heapUsedBytes()).isPositive();
            assertThat(state.heapMaxBytes()).isGreaterThan(state.heapUsedBytes());
            assertThat(state.threadCount()).isGreaterThan(10);
            assertThat(state.activeConnections()).isGreaterThanOrEqualTo(2);
            assertThat(state.controller()).isTrue();
            assertThat(state.offlinePartitions()).isZero();
            assertThat(state.underReplicatedPartitions()).isZero();
            assertThat(state.leaderCount()).isEqualTo(27);
            assertThat(state.partitionCount()).isEqualTo(27);
            assertThat(state.logBytes()).isPositive();
            assertThat(state.diskTotalBytes()).isGreaterThan(state.diskUsableBytes());
            assertThat(state.requestHandlerIdleRatio()).isBetween(0.5, 1.0);
            assertThat(state.networkIdleRatio()).isBetween(0.5, 1.0);
            assertThat(state.failedProduceTotal()).isZero();
            assertThat(state.droppedEventsTotal()).isZero();
        });
    }

    @Test
    void ticks_areTimedWhenTheyWere_andRecordsSayTheSame() {
        await().untilAsserted(() -> {
            List<Long> ticks = reader.read(BrokerState.class).stream()
                    .map(BrokerState::atMillis)
                    .toList();
            assertThat(ticks).hasSizeGreaterThan(3).isSorted().doesNotHaveDuplicates();
        });
        assertThat(reader.records()).allSatisfy(record -> {
            assertThat(new String(record.value(), StandardCharsets.UTF_8))
                    .contains("\"atMillis\":" + record.timestamp());
            assertThat(record.key()).isEqualTo(BrokerSettings.CLUSTER_ID + "|1");
        });
    }

    private <T extends MetricEvent> T last(Class<T> type, Predicate<T> wanted) throws Exception {
        List<T> found = reader.read(type).stream().filter(wanted).toList();
        assertThat(found).isNotEmpty();
        return found.get(found.size() - 1);
    }

    private static org.HdrHistogram.Histogram decode(String encoded) {
        try {
            return org.HdrHistogram.Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(encoded)), 0);
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static long histogramCount(String request, String phase) {
        return metrics(phase, "request", request)
                .mapToLong(metric -> ((Histogram) metric).count())
                .sum();
    }

    private static long count(String name, String tag, String value) {
        return metrics(name, tag, value)
                .mapToLong(metric -> ((Meter) metric).count())
                .sum();
    }

    private static Stream<Metric> metrics(String name, String tag, String value) {
        Map<MetricName, Metric> all = KafkaYammerMetrics.defaultRegistry().allMetrics();
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals(name))
                .filter(entry -> value.equals(MetricTags.get(entry.getKey(), tag)))
                .map(Map.Entry::getValue);
    }
}
