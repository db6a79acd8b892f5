package io.takhin.server;

import io.takhin.broker.collector.ClusterCollector;
import io.takhin.broker.collector.CollectorConfig;
import io.takhin.broker.collector.KnownCluster;
import io.takhin.broker.embedded.DemoTraffic;
import io.takhin.broker.embedded.EmbeddedBroker;
import io.takhin.broker.embedded.EmbeddedBrokerConfig;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.reach.BrokerProber;
import io.takhin.broker.reach.Unreachable;
import io.takhin.broker.reporter.ReporterConfig;
import io.takhin.broker.sink.KafkaMetricSink;
import io.takhin.broker.sink.MetricTopics;
import io.takhin.server.config.Setting.Command;
import io.takhin.server.config.Settings;
import io.takhin.server.config.Share;
import io.takhin.server.peers.HttpPeers;
import io.takhin.topology.MetricsPipeline;
import io.takhin.topology.ReplayPipeline;
import io.takhin.topology.StreamsPipeline;
import io.takhin.topology.replay.CaptureFile;
import io.takhin.topology.replay.KafkaEventLog;
import io.takhin.topology.replay.Replays;
import io.takhin.topology.shared.Sharing;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.store.Rollup;
import io.takhin.topology.view.CurrentViews;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The composition root: which broker, traffic, sink, collector and topology a command runs. */
final class Composition implements Parts.Factory {

    /** Some seconds of a large cluster's events, while the metric cluster is away. */
    private static final int QUEUE_CAPACITY = 2_000;

    /** The same keys and values in each demo. */
    private static final long DEMO_SEED = 42;

    /** One broker and few topics: more partitions would only make more stores to open. */
    private static final int DEMO_PARTITIONS = 1;

    private record Running(
            MetricsPipeline pipeline,
            Replays replays,
            Supplier<List<Unreachable>> away,
            Supplier<Optional<String>> watched,
            List<Lifecycle.Part> inStartOrder)
            implements Parts {
        @Override
        public List<Unreachable> unreachable() {
            return away.get();
        }

        @Override
        public Optional<String> clusterId() {
            return watched.get();
        }
    }

    @Override
    public Parts of(Settings settings) throws IOException {
        return settings.command() == Command.REPLAY ? past(settings) : present(settings);
    }

    /** A file needs no Kafka. */
    private static Parts past(Settings settings) throws IOException {
        CaptureFile file = CaptureFile.open(settings.past().file());
        Replays replays = new Replays(file, System::currentTimeMillis, true);
        ReplayPipeline pipeline = new ReplayPipeline(file, replays);
        return new Running(
                pipeline,
                replays,
                List::of,
                Optional::empty,
                List.of(
                        new Lifecycle.Part("replays", Lifecycle.Stage.WORK, replays::start, replays),
                        new Lifecycle.Part("pipeline", Lifecycle.Stage.WORK, pipeline::start, pipeline)));
    }

    private static Parts present(Settings settings) {
        List<Lifecycle.Part> parts = new ArrayList<>();
        if (settings.command() == Command.DEMO) {
            EmbeddedBroker broker = new EmbeddedBroker(embedded(settings));
            parts.add(new Lifecycle.Part("kafka", Lifecycle.Stage.KAFKA, broker::start, broker));
        }
        Map<String, Object> client = client(settings);
        int partitions = settings.command() == Command.DEMO ? DEMO_PARTITIONS : MetricTopic.DEFAULT_PARTITIONS;
        KafkaMetricSink sink =
                new KafkaMetricSink(client, QUEUE_CAPACITY, partitions, MetricTopics.REPLICATION_BY_BROKERS);
        parts.add(new Lifecycle.Part("sink", Lifecycle.Stage.SINK, sink::start, sink));
        StreamsPipeline pipeline = new StreamsPipeline(
                client, settings.data().resolve("views"), partitions, history(settings), sharing(settings.share()));
        ClusterCollector collector = new ClusterCollector(
                client,
                CollectorConfig.DEFAULT,
                sink,
                System::currentTimeMillis,
                () -> pluginTellsAll(pipeline.views()));
        parts.add(new Lifecycle.Part("collector", Lifecycle.Stage.WORK, collector::start, collector));
        BrokerProber prober = new BrokerProber(collector::known, System::currentTimeMillis);
        parts.add(new Lifecycle.Part("prober", Lifecycle.Stage.WORK, prober::start, prober));
        if (settings.command() == Command.DEMO && settings.traffic()) {
            DemoTraffic traffic = new DemoTraffic(settings.bootstrapServers(), DEMO_SEED);
            parts.add(new Lifecycle.Part("traffic", Lifecycle.Stage.WORK, traffic::start, traffic));
        }
        parts.add(new Lifecycle.Part("pipeline", Lifecycle.Stage.WORK, pipeline::start, pipeline));
        Replays replays =
                new Replays(new KafkaEventLog(client, () -> pipeline.views().clusterIds()), System::currentTimeMillis);
        parts.add(new Lifecycle.Part("replays", Lifecycle.Stage.WORK, replays::start, replays));
        return new Running(
                pipeline,
                replays,
                prober::unreachable,
                () -> collector.known().map(KnownCluster::clusterId),
                List.copyOf(parts));
    }

    private static Sharing sharing(Share share) {
        return share == null ? null : new Sharing(share.name(), share.address(), new HttpPeers(share.key()));
    }

    private static HistoryStores history(Settings settings) {
        Map<Rollup, Duration> kept = new EnumMap<>(Rollup.class);
        for (Rollup rollup : Rollup.values()) {
            kept.put(rollup, settings.history().get(rollup.ordinal()));
        }
        return new HistoryStores(kept);
    }

    private static EmbeddedBrokerConfig embedded(Settings settings) {
        Path dataDir = settings.data().resolve("kafka");
        Map<String, String> overrides = settings.plugin()
                ? Map.of(
                        "metric.reporters",
                        EmbeddedBrokerConfig.PLUGIN_CLASS,
                        ReporterConfig.TOPIC_PARTITIONS,
                        Integer.toString(DEMO_PARTITIONS))
                : Map.of();
        return new EmbeddedBrokerConfig(dataDir, settings.kafkaPort(), EmbeddedBrokerConfig.DEFAULT_HOST, overrides);
    }

    static Map<String, Object> client(Settings settings) {
        Map<String, Object> client = new HashMap<>(settings.kafkaConfig());
        client.put("bootstrap.servers", settings.bootstrapServers());
        return client;
    }

    private static boolean pluginTellsAll(CurrentViews views) {
        List<String> clusters = views.clusterIds();
        return !clusters.isEmpty() && clusters.stream().allMatch(views::pluginTellsAll);
    }
}
