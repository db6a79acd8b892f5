package io.takhin.broker.reach;

import io.takhin.broker.collector.KnownCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a TCP connection to every broker of a cluster, once a second and to all at the same time, and knows which don't
 * answer. Only to addresses that the cluster itself advertises; nothing is sent. Thread-safe.
 */
public final class BrokerProber implements AutoCloseable {

    static final long INTERVAL_MILLIS = 1_000;
    static final int TIMEOUT_MILLIS = 1_000;

    /** Until the views have learnt that a broker isn't registered any more; longer, and they stand still. */
    static final long LEFT_MILLIS = 15_000;

    /** Where more brokers than this time out, they are asked less often. */
    private static final int MAX_THREADS = 32;

    private static final Logger LOG = LoggerFactory.getLogger(BrokerProber.class);

    private final Supplier<Optional<KnownCluster>> known;
    private final LongSupplier clockMillis;
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(daemons("takhin-prober"));
    private final ThreadPoolExecutor attempts = new ThreadPoolExecutor(
            1, MAX_THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons("takhin-probe"));
    private final Map<Integer, Reach> reaches = new TreeMap<>();
    private KnownCluster cluster;
    private volatile List<Unreachable> unreachable = List.of();

    /**
     * @param known the cluster as last known; empty before it could be asked
     * @param clockMillis Unix milliseconds
     */
    public BrokerProber(Supplier<Optional<KnownCluster>> known, LongSupplier clockMillis) {
        this.known = known;
        this.clockMillis = clockMillis;
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    public void start() {
        rounds.scheduleAtFixedRate(this::round, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The brokers that don't answer, by id. */
    public List<Unreachable> unreachable() {
        return unreachable;
    }

    /** Whatever goes wrong is logged, and the next round comes all the same. */
    private void round() {
        try {
            known.get().ifPresent(this::probe);
        } catch (RuntimeException e) {
            if (!rounds.isShutdown()) {
                LOG.warn("A round of the prober failed", e);
            }
        }
    }

    synchronized void probe(KnownCluster now) {
        // the last broker says, while it stops, that there is none: nobody takes its place, so it is still to be
        // watched
        if (cluster == null || !now.brokers().isEmpty()) {
            follow(now);
        }
        long nowMillis = clockMillis.getAsLong();
        attempts.setCorePoolSize(Math.max(1, Math.min(MAX_THREADS, reaches.size())));
        for (Reach reach : reaches.values()) {
            reach.failIfLongerThan(2 * TIMEOUT_MILLIS, nowMillis);
            if (reach.queue()) {
                attempts.execute(() -> attempt(reach));
            }
        }
        publish();
    }

    /** Kafka's word holds for which brokers there are; one that doesn't answer is told of until the views know, too. */
    private void follow(KnownCluster now) {
        if (cluster == null || !cluster.clusterId().equals(now.clusterId())) {
            reaches.clear();
        }
        cluster = now;
        long nowMillis = clockMillis.getAsLong();
        Map<Integer, Node> registered = new TreeMap<>();
        now.brokers().forEach(broker -> registered.put(broker.id(), broker));
        reaches.values()
                .removeIf(reach -> !registered.containsKey(reach.broker().id())
                        && (!reach.isLost() || reach.unregisteredMillis(nowMillis) > LEFT_MILLIS));
        registered.forEach((id, broker) -> reaches.compute(id, (key, reach) -> {
            boolean same = reach != null && isSameAddress(reach.broker(), broker);
            return same ? reach : new Reach(broker);
        }));
        registered.keySet().forEach(id -> reaches.get(id).registered());
    }

    private static boolean isSameAddress(Node one, Node other) {
        return one.host().equals(other.host()) && one.port() == other.port();
    }

    private void attempt(Reach reach) {
        synchronized (this) {
            reach.begin(clockMillis.getAsLong());
        }
        Attempt attempt = Attempt.UNCLEAR;
        try {
            attempt = Attempt.at(reach.broker().host(), reach.broker().port(), TIMEOUT_MILLIS);
        } finally {
            end(reach, attempt);
        }
    }

    private synchronized void end(Reach reach, Attempt attempt) {
        reach.end(attempt, clockMillis.getAsLong());
        publish();
    }

    private void publish() {
        unreachable = reaches.values().stream()
                .filter(Reach::isLost)
                .map(reach -> reach.asUnreachable(
                        cluster.clusterId(), cluster.heldBy(reach.broker().id()).orElse(null)))
                .toList();
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        attempts.shutdownNow();
    }
}
