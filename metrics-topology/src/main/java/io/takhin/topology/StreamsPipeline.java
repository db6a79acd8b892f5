package io.takhin.topology;

import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.sink.MetricTopics;
import io.takhin.topology.board.Boards;
import io.takhin.topology.intake.IntakeCounts;
import io.takhin.topology.intake.Positions;
import io.takhin.topology.view.CurrentViews;
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
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the topology on Kafka Streams. Starting is in the background and is tried again until the metric cluster can be
 * reached; a stream thread that fails is replaced, and {@link #check} says why it failed until events flow again.
 */
public final class StreamsPipeline implements MetricsPipeline {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsPipeline.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
    private static final long FIRST_RETRY_MILLIS = 200;
    private static final long LONGEST_RETRY_MILLIS = 5_000;

    private final Map<String, Object> kafkaClient;
    private final Path stateDir;
    private final IntakeCounts counts = new IntakeCounts();
    private final Positions positions = new Positions();
    private final Boards boards = new Boards();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread starter = new Thread(this::startUntilItWorks, "takhin-pipeline-start");
    private final int topicPartitions;
    private volatile int bucketCount;
    private volatile boolean restored;
    private final Snapshots views = new Snapshots(boards, () -> bucketCount, () -> restored);
    private volatile KafkaStreams streams;
    private volatile String problem;
    private volatile long eventsAtProblem;
    private volatile boolean ready;

    /**
     * @param kafkaClient how to reach the cluster with the metric topics: {@code bootstrap.servers}, security, …
     * @param stateDir the folder of the state stores; it may be deleted, and is then filled again from Kafka
     * @param topicPartitions of metric topics that have to be made
     */
    public StreamsPipeline(Map<String, Object> kafkaClient, Path stateDir, int topicPartitions) {
        this.topicPartitions = topicPartitions;
        this.bucketCount = topicPartitions;
        this.kafkaClient = Map.copyOf(kafkaClient);
        this.stateDir = stateDir;
    }

    @Override
    public void start() {
        starter.setDaemon(true);
        starter.start();
    }

    private void startUntilItWorks() {
        long retryMillis = FIRST_RETRY_MILLIS;
        while (closing.getCount() > 0) {
            try {
                startOnce();
                return;
            } catch (ExecutionException | TimeoutException | RuntimeException e) {
                Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
                failed("The metric topics can't be reached: " + cause.getMessage(), cause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (awaitClosing(retryMillis)) {
                return;
            }
            retryMillis = Math.min(2 * retryMillis, LONGEST_RETRY_MILLIS);
        }
    }

    private boolean awaitClosing(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Its own for each state folder: servers that watch one cluster each see all of it. */
    private String applicationId() {
        return PipelineConfig.APPLICATION_ID + "-" + PipelineConfig.STATE_VERSION + "-" + InstanceId.of(stateDir);
    }

    private void startOnce() throws ExecutionException, InterruptedException, TimeoutException {
        int replicas;
        try (Admin admin = Admin.create(new HashMap<>(kafkaClient))) {
            Map<MetricTopic, Integer> partitions = MetricTopics.ensure(admin, topicPartitions);
            while (partitions.size() < MetricTopic.values().length) {
                // just created, and not yet known to the broker that was asked
                if (awaitClosing(FIRST_RETRY_MILLIS)) {
                    return;
                }
                partitions = MetricTopics.ensure(admin, topicPartitions);
            }
            bucketCount = requireEqual(partitions);
            StartOffsets.read(admin, applicationId(), positions);
            replicas = StateReplicas.read(admin);
        }
        Properties settings = PipelineConfig.of(applicationId(), kafkaClient, stateDir, replicas, counts, positions);
        KafkaStreams starting = new KafkaStreams(new MetricsTopology(boards, counts, positions).build(), settings);
        starting.setUncaughtExceptionHandler(e -> {
            failed("A stream thread failed and was replaced: " + rootOf(e).getMessage(), e);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        starting.setStateListener((now, before) -> restored |= now == KafkaStreams.State.RUNNING);
        synchronized (closing) {
            if (closing.getCount() == 0) {
                return;
            }
            streams = starting;
            starting.start();
        }
    }

    /** The topology joins topics by partition, so all must have the same number. */
    private static int requireEqual(Map<MetricTopic, Integer> partitions) {
        long different = partitions.values().stream().distinct().count();
        if (different != 1) {
            throw new IllegalStateException("partitions of the metric topics: expected the same number for all, found "
                    + partitions + ". Give all the same number of partitions.");
        }
        return partitions.values().iterator().next();
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    private void failed(String what, Throwable cause) {
        if (!what.equals(problem)) {
            LOG.warn(what, cause);
        }
        eventsAtProblem = counts.eventsTotal();
        problem = what;
    }

    @Override
    public CurrentViews views() {
        return views;
    }

    @Override
    public Progress progress() {
        KafkaStreams running = streams;
        if (closing.getCount() == 0) {
            return new Progress("stopped", -1, false);
        }
        if (running == null) {
            return new Progress("starting", -1, false);
        }
        if (!restored) {
            return new Progress("restoring", restoring(running), false);
        }
        long remaining = positions.remaining();
        ready |= remaining == 0;
        return new Progress(remaining > 0 ? "catching-up" : "live", remaining, ready);
    }

    private static long restoring(KafkaStreams running) {
        return running.allLocalStorePartitionLags().values().stream()
                .flatMap(partitions -> partitions.values().stream())
                .mapToLong(lag -> lag.offsetLag())
                .sum();
    }

    @Override
    public Optional<String> check() {
        if (problem != null && counts.eventsTotal() > eventsAtProblem) {
            problem = null;
        }
        return Optional.ofNullable(problem);
    }

    @Override
    public Counts counts() {
        return new Counts(
                counts.eventsTotal(), counts.deadLettersTotal(), counts.unknownTypesTotal(), counts.lateEventsTotal());
    }

    @Override
    public void close() {
        synchronized (closing) {
            closing.countDown();
        }
        starter.interrupt();
        KafkaStreams running = streams;
        if (running != null
                && !running.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                        .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP))) {
            LOG.warn(
                    "The topology did not stop within {}; its state will be checked at the next start.", CLOSE_TIMEOUT);
        }
    }
}
