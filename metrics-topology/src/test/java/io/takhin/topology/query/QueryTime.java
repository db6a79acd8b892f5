package io.takhin.topology.query;

import io.takhin.topology.LocalWindows;
import io.takhin.topology.StoredBlocks;
import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAnswers;
import io.takhin.topology.history.MinutesOfTopic;
import io.takhin.topology.history.SeriesKey;
import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.kit.NothingRecent;
import io.takhin.topology.store.BoundedRocksDb;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.ViewStores;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Properties;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures, on this machine, how long arithmetic on a month of many topics takes, on stores in RocksDB that are set as those
 * of a server. Arguments: topics (1000), days (30). Not a test: it takes minutes, and 1.3 MB of disk a topic.
 */
public final class QueryTime {

    private static final Logger LOG = LoggerFactory.getLogger("query-time");
    private static final String CLUSTER = "MkU3OEVBNTcwNTJENDM2Qk";
    private static final long HOUR = Rollup.MINUTES.blockMillis();
    private static final int JSON_STEP_SECONDS = 300;
    private static final int QUANTILE_STEP_SECONDS = 900;
    private static final int MINUTE = 60;

    private final TopologyTestDriver driver;
    private final int topics;
    private final long toMillis = System.currentTimeMillis() / HOUR * HOUR;
    private final long fromMillis;
    private final History history;

    private QueryTime(Path folder, int topics, int days) {
        this.topics = topics;
        this.fromMillis = toMillis - Duration.ofDays(days).toMillis();
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "query-time");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        this.driver = new TopologyTestDriver(topology(), settings);
        StoredBlocks blocks = new StoredBlocks(new LocalWindows(driver::<String, byte[]>getWindowStore));
        this.history = new HistoryAnswers(blocks, new NothingRecent(blocks, toMillis), new HistoryStores());
    }

    public static void main(String[] args) throws Exception {
        int topics = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        int days = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        Path folder = Files.createTempDirectory("query-time");
        try {
            QueryTime time = new QueryTime(folder, topics, days);
            time.fill();
            time.measure();
            time.driver.close();
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** As the views' own, without changelogs: the driver would keep them in memory. */
    private static Topology topology() {
        Topology topology = new Topology();
        topology.addSource("none", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "none");
        topology.addProcessor("keeper", Keeper::new, "none");
        HistoryStores.RECORDED.forEach(view -> new HistoryStores()
                .builders(view, true)
                .forEach(store -> topology.addStateStore(store.withLoggingDisabled(), "keeper")));
        return topology;
    }

    /** Has the stores. */
    private static final class Keeper implements Processor<byte[], byte[], Void, Void> {
        @Override
        public void process(Record<byte[], byte[]> told) {
            throw new UnsupportedOperationException("nothing is told here");
        }
    }

    private void fill() {
        long began = System.nanoTime();
        WindowStore<String, byte[]> store =
                driver.getWindowStore(HistoryStores.name(ViewStores.TOPICS, Rollup.MINUTES));
        MinutesOfTopic[] all = new MinutesOfTopic[topics + 1];
        long bytes = 0;
        for (long start = fromMillis; start < toMillis; start += HOUR) {
            for (int i = 0; i <= topics; i++) {
                all[i] = all[i] == null ? new MinutesOfTopic(i) : all[i];
                SeriesKey series = i == topics ? SeriesKey.cluster(CLUSTER, 0) : SeriesKey.topic(CLUSTER, "topic-" + i);
                byte[] hour = all[i].hour(start);
                bytes += hour.length;
                store.put(series.text(), hour, start);
            }
        }
        LOG.warn("{} topics: {} MB of blocks in {} ms", topics, bytes >> 20, millis(began));
    }

    private void measure() {
        measure("names", () -> history.names(Kind.TOPIC, CLUSTER, "", fromMillis, toMillis)
                .size());
        for (Aggregate aggregate : Aggregate.values()) {
            boolean held = aggregate == Aggregate.QUANTILE;
            SeriesQuestion whole = question(aggregate, held ? QUANTILE_STEP_SECONDS : JSON_STEP_SECONDS);
            measure("JSON " + aggregate.word() + ", steps of " + whole.stepSeconds() + " s", () -> {
                SeriesAnswer answer = SeriesQueries.ask(history, whole, false);
                return answer.values() == null ? answer.items().size() : answer.values().length;
            });
        }
        for (Aggregate aggregate : Aggregate.values()) {
            measure("lines " + aggregate.word() + ", steps of 60 s", () -> lines(question(aggregate, MINUTE)));
        }
    }

    private SeriesQuestion question(Aggregate aggregate, int stepSeconds) {
        return new SeriesQuestion(
                Kind.TOPIC,
                CLUSTER,
                "",
                "produceRate",
                false,
                aggregate,
                10,
                aggregate == Aggregate.QUANTILE ? 0.95 : Double.NaN,
                null,
                null,
                false,
                false,
                fromMillis,
                toMillis,
                stepSeconds);
    }

    private int lines(SeriesQuestion question) {
        SeriesParts parts = new SeriesParts(history, question, false);
        boolean ready = false;
        while (!ready) {
            ready = parts.prepare();
        }
        int rows = 0;
        while (parts.hasNext()) {
            SeriesAnswer part = parts.next();
            rows += (int) ((part.toMillis() - part.fromMillis()) / (part.stepSeconds() * 1_000L));
        }
        return rows;
    }

    private static void measure(String what, IntSupplier question) {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long began = System.nanoTime();
        try {
            int found = question.getAsInt();
            LOG.warn("{}: {} ms, {}; heap at most {} MB", what, millis(began), found, peakMegabytes());
        } catch (TooMuchException e) {
            LOG.warn("{}: refused after {} ms: {}", what, millis(began), e.getMessage());
        }
    }

    private static long peakMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    private static long millis(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1_000_000;
    }
}
