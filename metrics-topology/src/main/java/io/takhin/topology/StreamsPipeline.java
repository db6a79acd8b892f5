package io.takhin.topology;

import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.sink.MetricTopics;
import io.takhin.topology.PipelineRun.Make;
import io.takhin.topology.board.Boards;
import io.takhin.topology.history.Annotations;
import io.takhin.topology.history.History;
import io.takhin.topology.intake.IntakeCounts;
import io.takhin.topology.intake.Positions;
import io.takhin.topology.query.Stores;
import io.takhin.topology.shared.Here;
import io.takhin.topology.shared.Sharing;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.store.StateFolder;
import io.takhin.topology.view.CurrentViews;
import io.takhin.topology.view.LiveSeconds;
import io.takhin.topology.view.Snapshots;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the topology on Kafka Streams, in the background. What fails is started anew, after a pause that grows up to a
 * bound, and {@link #check} says why until events flow again; meanwhile the views stay as they were. State that can't be
 * read back is set aside and filled again; while the disk can't be written state is kept in memory.
 */
public final class StreamsPipeline implements MetricsPipeline {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsPipeline.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration FAILED_CLOSE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);
    /** What ran for so long and then fails is tried again at once. */
    private static final Duration LONG_RUN = Duration.ofMinutes(1);
    /** How often it is seen whether topics are there, and a disk that was full can be written again. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

    private final Map<String, Object> kafkaClient;
    private final Identity self;
    private final IntakeCounts counts = new IntakeCounts();
    private final Positions positions = new Positions();
    private final Trouble trouble = new Trouble(counts::eventsTotal);
    private final BackOff backOff = new BackOff(FIRST_RETRY, LONGEST_RETRY);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread runner = new Thread(this::runUntilClosed, "takhin-pipeline");
    private final int topicPartitions;
    private volatile int bucketCount;
    /** Of the views' changelogs. */
    private volatile int replicas = 1;

    private volatile boolean restored;
    private volatile Boards boards = new Boards();
    private boolean ranBefore;
    private StateFolder folder;
    private final Snapshots views = new Snapshots(() -> boards, () -> bucketCount, () -> restored);
    private final HistoryStores historyStores;
    private final PipelineReads reads;
    private volatile PipelineRun run;
    private volatile boolean living;
    private volatile boolean ready;

    /**
     * @param kafkaClient how to reach the cluster with the metric topics: {@code bootstrap.servers}, security, …
     * @param stateDir the folder of the state stores; it may be deleted, and is then filled again from Kafka
     * @param topicPartitions of metric topics that have to be made
     */
    public StreamsPipeline(Map<String, Object> kafkaClient, Path stateDir, int topicPartitions) {
        this(kafkaClient, stateDir, topicPartitions, new HistoryStores(), null);
    }

    /**
     * @param historyStores how long history is kept
     * @param sharing with whom the partitions are shared; null: with nobody
     */
    public StreamsPipeline(
            Map<String, Object> kafkaClient,
            Path stateDir,
            int topicPartitions,
            HistoryStores historyStores,
            Sharing sharing) {
        this.historyStores = historyStores;
        this.reads = new PipelineReads(
                sharing, () -> run, historyStores, blocks -> new LiveSeconds(() -> boards, () -> bucketCount, blocks));
        this.topicPartitions = topicPartitions;
        this.bucketCount = topicPartitions;
        this.kafkaClient = Map.copyOf(kafkaClient);
        this.self = new Identity(stateDir, sharing);
    }

    @Override
    public void start() {
        runner.setDaemon(true);
        runner.start();
    }

    private void runUntilClosed() {
        try {
            while (closing.getCount() > 0) {
                long startNanos = System.nanoTime();
                runOnce();
                if (System.nanoTime() - startNanos > LONG_RUN.toNanos()) {
                    backOff.reset();
                }
                if (closing.await(backOff.next().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the pipeline stops");
        }
    }

    private void runOnce() throws InterruptedException {
        try {
            ensureTopics();
            folder = folder == null ? new StateFolder(self.stateDir().resolve(self.applicationId())) : folder;
            String problem = folder.trouble().orElse(null);
            trouble.folder(problem);
            Boards empty = new Boards();
            MetricsTopology topology = new MetricsTopology(empty, counts, positions, problem == null, historyStores);
            Properties settings = PipelineConfig.of(self, kafkaClient, replicas, counts, positions);
            positions.anew();
            Follower follower = Follower.unlessAlone(self, kafkaClient, empty, positions, bucketCount);
            boolean onDisk = problem == null;
            Make make = new Make(topology.build(), empty, onDisk, historyStores, self, bucketCount, follower);
            run = new PipelineRun(make, settings);
            live(run);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            trouble.notStarted(e);
        }
    }

    private void ensureTopics() throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = Admin.create(new HashMap<>(kafkaClient))) {
            Map<MetricTopic, Integer> partitions = MetricTopics.ensure(admin, topicPartitions);
            while (partitions.size() < MetricTopic.values().length) {
                // just created, and not yet known to the broker that was asked
                if (closing.await(FIRST_RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new InterruptedException("closed");
                }
                partitions = MetricTopics.ensure(admin, topicPartitions);
            }
            bucketCount = MetricsTopology.buckets(partitions);
            replicas = StateReplicas.read(admin);
            StartOffsets.prepare(admin, self.applicationId(), positions);
            if (ranBefore) {
                StaleMember.remove(admin, self.applicationId(), self.memberOfThread());
            }
            ranBefore = true;
        }
    }

    private void live(PipelineRun started) throws InterruptedException {
        try {
            living = true;
            started.start(folder, said -> trouble.say(said, null), this::show);
            watch(started);
        } finally {
            living = false;
            Duration timeout = closing.getCount() == 0 ? CLOSE_TIMEOUT : FAILED_CLOSE_TIMEOUT;
            if (!started.close(timeout)) {
                LOG.warn("The topology did not stop within {}; its state is checked at the next start.", timeout);
            }
        }
    }

    /** Until the run fails, is stopped, or has to be started anew. */
    private void watch(PipelineRun started) throws InterruptedException {
        try (TopicWatch topics = new TopicWatch(kafkaClient)) {
            while (closing.getCount() > 0) {
                Optional<Throwable> end = started.awaitEnd(LOOK_AGAIN);
                if (end != null) {
                    // while its files are there: a disk that is full may have room again once they are closed
                    folder.trouble();
                    end.ifPresent(trouble::failed);
                    return;
                }
                if (isGone(topics) || mustMove(started)) {
                    return;
                }
            }
        }
    }

    /** From disk to memory before the disk is quite full, while what is in memory can still be written; and back. */
    private boolean mustMove(PipelineRun started) {
        return started.onDisk() == folder.trouble().isPresent();
    }

    private boolean isGone(TopicWatch topics) throws InterruptedException {
        try {
            Optional<String> gone = topics.gone();
            trouble.cluster(null);
            gone.ifPresent(topic -> trouble.say("The metric topic " + topic + " was deleted; it is made again.", null));
            if (gone.isPresent()) {
                // a thread that stops commits, and would wait a minute for the topic
                ensureTopics();
            }
            return gone.isPresent();
        } catch (ExecutionException | TimeoutException e) {
            trouble.cluster(e);
            return false;
        }
    }

    /** The boards are filled: views show them from now on. */
    private void show(Boards filled) {
        boards = filled;
        restored = true;
    }

    @Override
    public CurrentViews views() {
        return views;
    }

    @Override
    public History history() {
        return reads.history();
    }

    @Override
    public Annotations annotations() {
        return reads.annotations();
    }

    @Override
    public Stores stores() {
        return reads.stores();
    }

    @Override
    public Here here() {
        return reads.here();
    }

    @Override
    public Progress progress() {
        PipelineRun running = run;
        if (closing.getCount() == 0) {
            return new Progress("stopped", -1, false);
        }
        if (running == null) {
            return new Progress("starting", -1, false);
        }
        if (!running.restored()) {
            return new Progress("restoring", running.restoring(), ready);
        }
        long remaining = positions.remaining();
        ready |= remaining == 0;
        return new Progress(remaining > 0 ? "catching-up" : "live", remaining, ready);
    }

    @Override
    public Optional<String> check() {
        return trouble.sentence();
    }

    /** Records that this start read from changelogs because they were not on disk. */
    long filledRecords() {
        PipelineRun running = run;
        return running == null ? 0 : running.filledRecords();
    }

    @Override
    public Counts counts() {
        return new Counts(
                counts.eventsTotal(), counts.deadLettersTotal(), counts.unknownTypesTotal(), counts.lateEventsTotal());
    }

    @Override
    public void close() {
        closing.countDown();
        reads.close();
        if (living) {
            run.stop();
        } else {
            runner.interrupt();
        }
        try {
            runner.join(CLOSE_TIMEOUT.plusSeconds(1).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
