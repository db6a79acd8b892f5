package io.takhin.topology.replay;

import static org.awaitility.Awaitility.await;

import io.takhin.broker.embedded.EmbeddedBroker;
import io.takhin.broker.embedded.EmbeddedBrokerConfig;
import io.takhin.broker.event.Buckets;
import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.event.TopicTraffic;
import io.takhin.broker.sink.MetricTopics;
import io.takhin.topology.kit.Events;
import io.takhin.topology.kit.OffsetTick;
import io.takhin.topology.kit.PartitionTick;
import io.takhin.topology.replay.ReplayStatus.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures, on this machine, how fast a replay from Kafka is: one broker with the plugin, each second all partitions of all
 * topics grow, and one group reads each tenth topic. Arguments: topics (1000), partitions of each (10), seconds (600), and
 * {@code memory} to play from there instead of from Kafka, or {@code recording}, likewise and recording history as a captured
 * file's replay does. Not a test: it takes minutes.
 */
public final class ReplaySpeed {

    private static final Logger LOG = LoggerFactory.getLogger("replay-speed");
    private static final int BUCKETS = MetricTopic.DEFAULT_PARTITIONS;
    private static final int FULL_EACH = 10;
    private static final EventCodec CODEC = new EventCodec();

    private final String bootstrap;
    private final List<List<String>> topics;
    private final int partitions;
    private final int seconds;
    private final long start;

    private ReplaySpeed(String bootstrap, int topicCount, int partitions, int seconds) {
        this.bootstrap = bootstrap;
        this.partitions = partitions;
        this.seconds = seconds;
        this.start = System.currentTimeMillis() / 1000 * 1000 - (seconds + 10) * 1000L;
        List<String> names =
                IntStream.range(0, topicCount).mapToObj(i -> "topic-" + i).toList();
        this.topics = IntStream.range(0, BUCKETS)
                .mapToObj(bucket -> names.stream()
                        .filter(name -> Buckets.ofTopic(Events.CLUSTER, name, BUCKETS) == bucket)
                        .toList())
                .toList();
    }

    public static void main(String[] args) throws Exception {
        int topicCount = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        int partitions = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 600;
        if (args.length > 3) {
            ReplaySpeed measured = new ReplaySpeed(null, topicCount, partitions, seconds);
            RecordedLog log = new RecordedLog(BUCKETS);
            for (int i = 0; i < seconds; i++) {
                measured.tell(log::put, i);
            }
            for (int i = 0; i < 3; i++) {
                measured.play(log, args[3].equals("recording"));
            }
            System.exit(0);
        }
        Path folder = Files.createTempDirectory("replay-speed");
        try (EmbeddedBroker broker = new EmbeddedBroker(new EmbeddedBrokerConfig(folder, 0))) {
            broker.start();
            ReplaySpeed measured = new ReplaySpeed(broker.bootstrapServers(), topicCount, partitions, seconds);
            measured.tell();
            for (int i = 0; i < 3; i++) {
                measured.play(new KafkaEventLog(Map.of("bootstrap.servers", broker.bootstrapServers())), false);
            }
        }
        System.exit(0);
    }

    private void play(EventLog log, boolean record) throws Exception {
        long end = start + (seconds - 1) * 1000L;
        try (Replays replays = new Replays(log, System::currentTimeMillis, record)) {
            long cpu = cpuMillis();
            long began = System.nanoTime();
            Replay replay = replays.create(new ReplayWish(start, end, 0, ReplayWish.MOST_SPEED, false, List.of()));
            await().atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> replay.status().state() == State.ENDED
                            || replay.status().state() == State.FAILED);
            double millis = (System.nanoTime() - began) / 1e6;
            int rows = replay.snapshot(Events.CLUSTER).orElseThrow().topics().size();
            LOG.warn(
                    "{} s of {} topics in {} ms: {} times real time ({} ms of CPU, broker included), heap {} MB; {}",
                    seconds,
                    rows,
                    Math.round(millis),
                    Math.round(seconds * 1000 / millis),
                    cpuMillis() - cpu,
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
                    replay.status());
        }
    }

    private static long cpuMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
    }

    private void tell() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrap,
                                "compression.type",
                                "lz4",
                                "linger.ms",
                                50,
                                "enable.idempotence",
                                false,
                                "max.request.size",
                                16 << 20),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            await().until(() -> MetricTopics.ensure(admin, BUCKETS).size() == MetricTopic.values().length);
            for (int i = 0; i < seconds; i++) {
                List<Future<?>> sent = new ArrayList<>();
                tell((bucket, event) -> sent.add(send(producer, bucket, event)), i);
                for (Future<?> each : sent) {
                    each.get();
                }
            }
        }
    }

    private void tell(BiConsumer<Integer, MetricEvent> to, int i) {
        long at = start + i * 1000L;
        int clusterBucket = Buckets.ofCluster(Events.CLUSTER, BUCKETS);
        to.accept(clusterBucket, Events.broker(1, at));
        to.accept(clusterBucket, Events.cluster(at + 20, 1));
        to.accept(Buckets.ofBroker(Events.CLUSTER, 1, BUCKETS), Events.produceLatency(1, i, at, 1, 2, 3));
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            boolean full = i % FULL_EACH == 0;
            List<String> names = topics.get(bucket);
            long[] totals = new long[names.size()];
            Arrays.fill(totals, 1_000_000L * i);
            PartitionTick state = Events.plugin(1, at);
            OffsetTick commits = Events.offsets(at + 20);
            if (full) {
                state.full();
                commits.full();
            }
            for (int t = 0; t < names.size(); t++) {
                state.topic(names.get(t));
                for (int p = 0; p < partitions; p++) {
                    state.partition(p, 0, 1_000L * i);
                    if (t % 10 == 0) {
                        commits.commit("group-" + t, names.get(t), p, Math.max(0, 1_000L * i - 500));
                    }
                }
            }
            String[] array = names.toArray(String[]::new);
            to.accept(bucket, new TopicTraffic(Events.CLUSTER, 1, 0, at, full, true, array, totals, totals, totals));

            to.accept(bucket, state.event());
            to.accept(bucket, commits.event());
        }
    }

    private static Future<?> send(KafkaProducer<byte[], byte[]> producer, int bucket, MetricEvent event) {
        String topic = MetricTopic.of(event).topicName();
        return producer.send(new ProducerRecord<>(topic, bucket, event.atMillis(), null, CODEC.encode(event)));
    }
}
