package io.takhin.topology;

import static org.awaitility.Awaitility.await;

import io.takhin.broker.event.TopicTraffic;
import io.takhin.topology.kit.Events;
import io.takhin.topology.kit.LiveKit;
import io.takhin.topology.kit.OffsetTick;
import io.takhin.topology.kit.PartitionTick;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.ViewStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures, on this machine, how long a restart takes with an hour of one-second state: one broker with the plugin, all
 * topics growing each second, irregularly, each read by a group that commits each second. Tells what history takes on disk, too.
 * Arguments: topics (1000), seconds (3600).
 * Not a test: it takes minutes.
 */
public final class RestartTime {

    private static final int FULL_SECONDS = 10;
    private static final long LIVE_WITHIN_MILLIS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger("restart-time");

    private final LiveKit kit;
    private final String[] topics;
    private final int seconds;
    private final long start;
    private final Random random = new Random(42);
    private final long[] records;
    private final long[] bytes;

    private RestartTime(LiveKit kit, int topicCount, int seconds) {
        this.kit = kit;
        this.topics = IntStream.range(0, topicCount).mapToObj(i -> "topic-" + i).toArray(String[]::new);
        this.seconds = seconds;
        this.records = new long[topicCount];
        this.bytes = new long[topicCount];
        this.start = System.currentTimeMillis() / 1000 * 1000 - seconds * 1000L;
    }

    public static void main(String[] args) throws Exception {
        int topicCount = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 3_600;
        Path folder = Files.createTempDirectory("restart-time");
        try (LiveKit kit = new LiveKit(folder)) {
            new RestartTime(kit, topicCount, seconds).measure();
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        long began = System.nanoTime();
        for (int i = 0; i < seconds; i++) {
            tell(i);
        }
        LOG.warn("told {} s of {} topics in {} ms", seconds, topics.length, millis(began));
        long end = start + (seconds - 1) * 1000L;
        await().atMost(Duration.ofMinutes(30)).until(() -> kit.pipeline().views().snapshot(Events.CLUSTER).stream()
                .anyMatch(snapshot -> snapshot.atMillis() == end));
        // events were told much faster than time passes: what came since the last commit would be hours of them, read
        // again
        try (Admin admin = kit.admin()) {
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofMinutes(30))
                    .until(() -> uncommitted(admin) == 0);
        }
        LOG.warn(
                "taken in and committed after {} ms; state on disk {} MB in {} stores",
                millis(began),
                megabytes(),
                stores());
        for (int i = 0; i < 3; i++) {
            restart(end);
        }
        for (ViewStores view : HistoryStores.RECORDED) {
            for (Rollup rollup : Rollup.values()) {
                tellSize(HistoryStores.name(view, rollup));
            }
        }
    }

    private void restart(long end) throws IOException {
        long stop = System.nanoTime();
        kit.stopPipeline();
        LOG.warn("stopped in {} ms; state on disk {} MB in {} stores", millis(stop), megabytes(), stores());
        long cpu = cpuMillis();
        long began = System.nanoTime();
        StreamsPipeline pipeline = kit.startPipeline();
        long live = millis(began);
        if (kit.snapshot().atMillis() != end || kit.snapshot().topics().size() != topics.length) {
            throw new IllegalStateException("another snapshot after the restart");
        }
        LOG.warn(
                "live in {} ms ({} ms of CPU), snapshot in {} ms, {} records from changelogs, heap {} MB",
                live,
                cpuMillis() - cpu,
                millis(began),
                pipeline.filledRecords(),
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        if (live > LIVE_WITHIN_MILLIS || pipeline.filledRecords() > 0) {
            throw new IllegalStateException("live after " + live + " ms with " + pipeline.filledRecords()
                    + " records from changelogs, expected at most " + LIVE_WITHIN_MILLIS + " ms and state of the disk");
        }
    }

    /** Events of the metric topics that the pipeline has not committed. */
    private static long uncommitted(Admin admin) throws Exception {
        long uncommitted = 0;
        for (var group : admin.listGroups().all().get()) {
            var committed = admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            var ends = admin.listOffsets(committed.keySet().stream()
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all()
                    .get();
            uncommitted += committed.entrySet().stream()
                    .mapToLong(
                            at -> ends.get(at.getKey()).offset() - at.getValue().offset())
                    .sum();
        }
        return uncommitted;
    }

    private static long cpuMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
    }

    private void tell(int i) throws Exception {
        long at = start + i * 1000L;
        PartitionTick partitions = Events.plugin(1, at);
        OffsetTick commits = Events.offsets(at);
        if (i % FULL_SECONDS == 0) {
            partitions.full();
            commits.full();
        }
        for (int topic = 0; topic < topics.length; topic++) {
            int more = random.nextInt(2_000);
            records[topic] += more;
            bytes[topic] += more * 900L + random.nextInt(100_000);
            partitions.topic(topics[topic]).partition(0, 0, records[topic]);
            commits.commit("group-" + topic, topics[topic], 0, Math.max(0, records[topic] - 5_000));
        }
        kit.send(Events.cluster(at, 1), Events.broker(1, at), Events.produceLatency(1, i, at, 1, 2, 3));
        kit.send(partitions.event(), commits.event());
        kit.send(new TopicTraffic(Events.CLUSTER, 1, 0, at, i == 0, true, topics, records, bytes, bytes));
    }

    /** Of all partitions of one store. */
    private void tellSize(String store) throws IOException {
        try (Stream<Path> files = Files.walk(kit.state())) {
            long size = files.filter(file -> file.toString().contains("/" + store))
                    .filter(file -> file.toString().endsWith(".sst"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            LOG.warn("{}: {} KB in .sst files, {} bytes a topic", store, size >> 10, size / topics.length);
        }
    }

    private long megabytes() throws IOException {
        try (Stream<Path> files = Files.walk(kit.state())) {
            return files.mapToLong(file -> file.toFile().length()).sum() >> 20;
        }
    }

    private long stores() throws IOException {
        try (Stream<Path> files = Files.walk(kit.state())) {
            return files.filter(file -> file.endsWith("CURRENT")).count();
        }
    }

    private static long millis(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1_000_000;
    }
}
