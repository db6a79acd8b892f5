package io.takhin.server.api;

import io.takhin.topology.MetricsPipeline;
import io.takhin.topology.MetricsPipeline.Progress;
import io.takhin.topology.view.ClusterSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Asks the pipeline how far it is; not more often than twice a second, however many ask. Thread-safe. */
public final class ReadinessProbe implements Ready {

    static final long KEPT_MILLIS = 500;

    private record Found(Readiness readiness, long atMillis) {}

    private final MetricsPipeline pipeline;
    private final Freshness freshness;
    private final LongSupplier clockMillis;
    private Found last;
    private volatile boolean everReady;

    /** @param clockMillis only differences count; it never goes back */
    public ReadinessProbe(MetricsPipeline pipeline, Freshness freshness, LongSupplier clockMillis) {
        this.pipeline = pipeline;
        this.freshness = freshness;
        this.clockMillis = clockMillis;
    }

    @Override
    public String subject() {
        return "The topology";
    }

    @Override
    public synchronized Readiness now() {
        long now = clockMillis.getAsLong();
        if (last == null || now - last.atMillis() >= KEPT_MILLIS) {
            last = new Found(ask(), now);
        }
        return last.readiness();
    }

    /** Once ready, always ready, and cheap from then on. */
    @Override
    public boolean isReady() {
        if (!everReady) {
            everReady = now().ready();
        }
        return everReady;
    }

    private Readiness ask() {
        Progress progress = pipeline.progress();
        Optional<ClusterSnapshot> newest = snapshots().stream().max(Comparator.comparing(ClusterSnapshot::atMillis));
        Optional<String> stale = newest.flatMap(freshness::problem);
        String state = progress.state();
        if (progress.ready()) {
            state = newest.isEmpty() ? "waiting-for-events" : stale.isPresent() ? Readiness.STALE : state;
        }
        String problem = pipeline.check().or(() -> stale).orElse(null);
        return new Readiness(progress.ready() && newest.isPresent(), state, progress.remainingRecords(), problem);
    }

    private List<ClusterSnapshot> snapshots() {
        return pipeline.views().clusterIds().stream()
                .map(pipeline.views()::snapshot)
                .flatMap(Optional::stream)
                .toList();
    }
}
