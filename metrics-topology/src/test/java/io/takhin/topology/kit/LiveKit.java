package io.takhin.topology.kit;

import static org.awaitility.Awaitility.await;

import io.takhin.broker.embedded.EmbeddedBroker;
import io.takhin.broker.embedded.EmbeddedBrokerConfig;
import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.MetricsPipeline;
import io.takhin.topology.StreamsPipeline;
import io.takhin.topology.view.ClusterSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The pipeline on a real broker, with metric topics of one partition; events are put in by the test. */
public final class LiveKit implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final EventCodec CODEC = new EventCodec();

    private final Path folder;
    private EmbeddedBroker broker;
    private int port;
    private StreamsPipeline pipeline;
    private KafkaProducer<byte[], byte[]> producer;

    public LiveKit(Path folder) {
        this.folder = folder;
        startBroker();
        startPipeline();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap(), "compression.type", "lz4", "max.request.size", 16 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public void startBroker() {
        broker = new EmbeddedBroker(new EmbeddedBrokerConfig(folder.resolve("kafka"), port));
        broker.start();
        port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);
    }

    public void stopBroker() {
        broker.close();
    }

    public String bootstrap() {
        return EmbeddedBrokerConfig.DEFAULT_HOST + ":" + port;
    }

    /** Starts it, and waits until it is live. */
    public StreamsPipeline startPipeline() {
        startPipelineOnly();
        awaitLive();
        return pipeline;
    }

    /** Starts it. */
    public StreamsPipeline startPipelineOnly() {
        pipeline = new StreamsPipeline(Map.of("bootstrap.servers", bootstrap()), state(), 1);
        pipeline.start();
        return pipeline;
    }

    public void awaitLive() {
        await().atMost(PATIENCE).until(() -> pipeline.progress().ready());
    }

    public void stopPipeline() {
        pipeline.close();
    }

    public MetricsPipeline pipeline() {
        return pipeline;
    }

    /** Where the pipeline has its state. */
    public Path state() {
        return folder.resolve("views");
    }

    public void send(MetricEvent... events) throws ExecutionException, InterruptedException {
        List<Future<?>> sent = new ArrayList<>();
        for (MetricEvent event : events) {
            sent.add(sendOnly(MetricTopic.of(event), CODEC.encode(event), event.atMillis()));
        }
        for (Future<?> each : sent) {
            each.get();
        }
    }

    public void send(MetricTopic topic, byte[] value, long atMillis) throws ExecutionException, InterruptedException {
        sendOnly(topic, value, atMillis).get();
    }

    private Future<?> sendOnly(MetricTopic topic, byte[] value, long atMillis) {
        return producer.send(new ProducerRecord<>(topic.topicName(), 0, atMillis, null, value));
    }

    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap()));
    }

    public ClusterSnapshot snapshot() {
        return pipeline.views().snapshot(Events.CLUSTER).orElseThrow();
    }

    /** The snapshot when it is as expected. */
    public ClusterSnapshot awaitSnapshot(Predicate<ClusterSnapshot> expected) {
        await().atMost(PATIENCE).until(() -> pipeline.views()
                .snapshot(Events.CLUSTER)
                .filter(expected)
                .isPresent());
        return snapshot();
    }

    @Override
    public void close() {
        pipeline.close();
        producer.close(Duration.ZERO);
        broker.close();
    }
}
