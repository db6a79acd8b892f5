package io.takhin.broker.collector;

import io.takhin.broker.sink.MetricSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes any Kafka-protocol cluster from outside, by the Admin API alone, and tells the sink: brokers, partitions,
 * groups and their offsets, and how it fares itself. One thread; a round never overlaps the next. A failing call costs only
 * what it would have told. Thread-safe.
 */
public final class ClusterCollector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterCollector.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final Map<String, Object> adminConfig;
    private final CollectorConfig config;
    private final LongSupplier clockMillis;
    private final AdminCalls calls;
    private final CollectorRound round;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "takhin-collector");
    private volatile CollectorStatus status = CollectorStatus.NOT_STARTED;

    /**
     * @param adminConfig as for any Kafka client: {@code bootstrap.servers} and security; timeouts are the collector's own
     * @param clockMillis Unix milliseconds, for {@code atMillis} and the rhythm of rounds
     * @param pluginTellsPartitions while true, the broker plugin tells partitions each second, and the collector tells them
     *     only with the full refresh, for what the plugin can't see
     */
    public ClusterCollector(
            Map<String, Object> adminConfig,
            CollectorConfig config,
            MetricSink sink,
            LongSupplier clockMillis,
            BooleanSupplier pluginTellsPartitions) {
        this.adminConfig = withTimeouts(adminConfig, config.callTimeout());
        this.config = config;
        this.clockMillis = clockMillis;
        calls = new AdminCalls(config.callTimeout(), clockMillis);
        round = new CollectorRound(config, sink, clockMillis, pluginTellsPartitions, calls);
        thread.setDaemon(true);
    }

    private static Map<String, Object> withTimeouts(Map<String, Object> adminConfig, Duration timeout) {
        Map<String, Object> bounded = new HashMap<>(adminConfig);
        bounded.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        bounded.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        bounded.putIfAbsent(AdminClientConfig.CLIENT_ID_CONFIG, "takhin-collector");
        return bounded;
    }

    public void start() {
        thread.start();
    }

    public CollectorStatus status() {
        return status;
    }

    /** The cluster as last found, also while it can't be asked; empty before it could be. */
    public Optional<KnownCluster> known() {
        return round.known();
    }

    private void run() {
        Admin admin = null;
        try {
            while (!stop.await(millisToNextRound(), TimeUnit.MILLISECONDS)) {
                admin = runRound(admin);
            }
        } catch (InterruptedException e) {
            LOG.debug("The collector was interrupted in the middle of a round, to stop");
        } finally {
            if (admin != null) {
                admin.close(Duration.ZERO);
            }
        }
    }

    /** At least one millisecond, so that no round begins before its second. */
    private long millisToNextRound() {
        long interval = config.interval().toMillis();
        return interval - Math.floorMod(clockMillis.getAsLong(), interval);
    }

    /** Whatever goes wrong in a round is told by {@link #status}, and the next one tries again. */
    private Admin runRound(Admin before) throws InterruptedException {
        Admin admin = before;
        long startMillis = clockMillis.getAsLong();
        try {
            if (!round.canTell()) {
                status = told(true, false, startMillis, List.of());
                return admin;
            }
            if (admin == null) {
                admin = Admin.create(adminConfig);
            }
            boolean reached = round.run(admin);
            status = told(false, reached, startMillis, List.of());
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            LOG.warn("A round of the collector failed", e);
            status = told(false, false, startMillis, List.of("collector: " + FailureText.of(e)));
        }
        return admin;
    }

    private CollectorStatus told(boolean waiting, boolean reached, long startMillis, List<String> more) {
        List<String> problems = new ArrayList<>(calls.problems());
        problems.addAll(more);
        return new CollectorStatus(
                waiting,
                reached ? startMillis : status.lastPollMillis(),
                round.pollMillis(),
                calls.failedTotal(),
                List.copyOf(problems));
    }

    /** Stops within two seconds, in the middle of a round if need be. */
    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
        try {
            thread.join(STOP_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
