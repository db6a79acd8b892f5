package io.takhin.topology.kit;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.LocalWindows;
import io.takhin.topology.MetricsTopology;
import io.takhin.topology.StoredAnnotations;
import io.takhin.topology.StoredBlocks;
import io.takhin.topology.board.Boards;
import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAnswer;
import io.takhin.topology.history.HistoryAnswers;
import io.takhin.topology.history.HistoryQuery;
import io.takhin.topology.history.SeriesKey;
import io.takhin.topology.intake.DeadLetters;
import io.takhin.topology.intake.IntakeCounts;
import io.takhin.topology.intake.Positions;
import io.takhin.topology.query.StoreAccess;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.store.Storage;
import io.takhin.topology.store.ViewStores;
import io.takhin.topology.view.BrokerRow;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.GroupRow;
import io.takhin.topology.view.LiveSeconds;
import io.takhin.topology.view.PartitionLagRow;
import io.takhin.topology.view.Snapshots;
import io.takhin.topology.view.TopicDetail;
import io.takhin.topology.view.TopicRow;
import io.takhin.topology.view.View;
import io.takhin.topology.view.ViewContext;
import io.takhin.topology.view.Wiring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The real topology without a broker: events in, snapshots out. All topics have one partition. */
public final class TopologyKit implements AutoCloseable {

    private static final String APPLICATION = "kit";
    private static final EventCodec CODEC = new EventCodec();

    private final Path folder;
    private final boolean onDisk;
    private final IntakeCounts counts = new IntakeCounts();
    private final Boards boards = new Boards();
    private final Positions positions = new Positions();
    private final Snapshots views = new Snapshots(() -> boards, () -> 1, () -> true);
    private final Map<MetricTopic, View> followers = new EnumMap<>(MetricTopic.class);
    private TopologyTestDriver driver;

    public TopologyKit(Path folder) {
        this(folder, true);
    }

    /** @param onDisk false to keep its state in memory */
    public TopologyKit(Path folder, boolean onDisk) {
        this(folder, onDisk, new Seed());
    }

    private TopologyKit(Path folder, boolean onDisk, Seed seed) {
        this.folder = folder;
        this.onDisk = onDisk;
        driver = new TopologyTestDriver(topology(seed), settings());
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        settings.put(DeadLetters.COUNTS, counts);
        settings.put(DeadLetters.POSITIONS, positions);
        return settings;
    }

    /** Another process on the same state; this one is closed. */
    public TopologyKit restarted() {
        Seed seed = new Seed();
        seed.take(driver);
        close();
        return new TopologyKit(folder, onDisk, seed);
    }

    /** The tasks are made again in this process, as after a stream thread failed: on the same boards. */
    public void recreateTasks() {
        Seed seed = new Seed();
        seed.take(driver);
        driver.close();
        driver = new TopologyTestDriver(topology(seed), settings());
    }

    /** Another server's tasks read these events; here they come onto the boards alone. */
    public TopologyKit follow(MetricEvent... events) {
        ViewContext context = new ViewContext(boards, new IntakeCounts(), positions);
        for (MetricEvent event : events) {
            View view = followers.computeIfAbsent(MetricTopic.of(event), topic -> Wiring.ofTopic(topic.topicName())
                    .make(context));
            view.open(Storage.NONE, 0, () -> 0);
            view.take(event);
        }
        return this;
    }

    /** This process's clock goes on; events have their own. */
    public void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** How many keys the current states of a view have. */
    public int storedKeys(ViewStores stores) {
        int keys = 0;
        try (var all =
                driver.<String, byte[]>getKeyValueStore(stores.currentName()).all()) {
            for (; all.hasNext(); all.next()) {
                keys++;
            }
        }
        return keys;
    }

    private Topology topology(Seed seed) {
        Topology topology = new Topology();
        topology.addSource("seeds", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "seeds");
        topology.addProcessor("seed", seed, "seeds");
        new MetricsTopology(boards, counts, positions, onDisk).addTo(topology);
        for (ViewStores stores : ViewStores.values()) {
            topology.connectProcessorAndStateStores("seed", stores.currentName(), stores.pastName());
        }
        Seed.historyStores().forEach(name -> topology.connectProcessorAndStateStores("seed", name));
        return topology;
    }

    public TopologyKit pipe(MetricEvent... events) {
        for (MetricEvent event : events) {
            pipe(MetricTopic.of(event), CODEC.encode(event), event.atMillis());
        }
        return this;
    }

    public TopologyKit pipe(MetricTopic topic, byte[] value, long atMillis) {
        driver.createInputTopic(topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput("key".getBytes(java.nio.charset.StandardCharsets.UTF_8), value, atMillis);
        return this;
    }

    public List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(
                        MetricTopic.DEAD_LETTER, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** Its stores, all in partition 0. */
    public StoreAccess access() {
        return new DriverStores(driver, onDisk);
    }

    /** What was. */
    public History history() {
        StoredBlocks blocks = new StoredBlocks(new LocalWindows(driver::<String, byte[]>getWindowStore));
        return new HistoryAnswers(blocks, new LiveSeconds(() -> boards, () -> 1, blocks), new HistoryStores());
    }

    /** What happened to the cluster between two moments. */
    public List<Annotation> annotations(long fromMillis, long toMillis) {
        return new StoredAnnotations(new LocalWindows(driver::<String, byte[]>getWindowStore))
                .between(Events.CLUSTER, fromMillis, toMillis);
    }

    /** The series of one metric. */
    public HistoryAnswer.Values history(
            SeriesKey.Kind kind, String name, String metric, long fromSecond, long toSecond, int stepSeconds) {
        return history(kind, name, "", metric, fromSecond, toSecond, stepSeconds);
    }

    /** Likewise, of a partition. */
    public HistoryAnswer.Values partition(
            String topic, int partition, String metric, long fromSecond, long toSecond, int stepSeconds) {
        String number = String.valueOf(partition);
        return history(SeriesKey.Kind.PARTITION, topic, number, metric, fromSecond, toSecond, stepSeconds);
    }

    private HistoryAnswer.Values history(
            SeriesKey.Kind kind,
            String name,
            String partition,
            String metric,
            long fromSecond,
            long toSecond,
            int stepSeconds) {
        long from = fromSecond * 1000;
        long to = toSecond * 1000;
        return history()
                .ask(new HistoryQuery(kind, Events.CLUSTER, name, partition, Set.of(metric), from, to, stepSeconds))
                .metrics()
                .get(metric);
    }

    public IntakeCounts counts() {
        return counts;
    }

    public Positions positions() {
        return positions;
    }

    public Snapshots views() {
        return views;
    }

    public ClusterSnapshot snapshot() {
        return views.snapshot(Events.CLUSTER).orElseThrow();
    }

    public TopicRow topic(String name) {
        return snapshot().topics().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public TopicDetail detail(String name) {
        return views.topic(Events.CLUSTER, name).orElseThrow();
    }

    public GroupRow group(String id) {
        return snapshot().groups().stream()
                .filter(group -> group.groupId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The group's first topic's first partition. */
    public PartitionLagRow lag(String group) {
        return group(group).topics().get(0).partitions().get(0);
    }

    public BrokerRow broker(int id) {
        return snapshot().health().brokers().stream()
                .filter(broker -> broker.brokerId() == id)
                .findFirst()
                .orElseThrow();
    }

    /** The last {@code count} points of a series. */
    public static double[] last(int count, double[] points) {
        return java.util.Arrays.copyOfRange(points, points.length - count, points.length);
    }

    @Override
    public void close() {
        driver.close();
    }
}
