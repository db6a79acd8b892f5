package io.takhin.server;

import io.takhin.topology.MetricsPipeline;
import io.takhin.topology.history.Annotations;
import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.query.Stores;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.CurrentViews;
import io.takhin.topology.view.TopicDetail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows the snapshots it is given. */
public final class FakePipeline implements MetricsPipeline, CurrentViews {

    private final Map<String, ClusterSnapshot> snapshots = new ConcurrentSkipListMap<>();
    private volatile Progress progress = new Progress("live", 0, true);
    private volatile String problem;
    private volatile History history = query -> {
        throw new HistoryAwayException("The stores are away.", null);
    };
    private volatile Stores stores;
    private volatile Annotations annotations = (cluster, from, to) -> List.of();
    private final AtomicInteger progressAsked = new AtomicInteger();

    public static FakePipeline with(ClusterSnapshot... snapshots) {
        FakePipeline pipeline = new FakePipeline();
        for (ClusterSnapshot snapshot : snapshots) {
            pipeline.show(snapshot);
        }
        return pipeline;
    }

    public static FakePipeline live() {
        return with(Samples.snapshot("c1", Samples.AT_MILLIS));
    }

    public void show(ClusterSnapshot snapshot) {
        snapshots.put(snapshot.clusterId(), snapshot);
    }

    public void progress(Progress now) {
        progress = now;
    }

    public void problem(String now) {
        problem = now;
    }

    public int progressAsked() {
        return progressAsked.get();
    }

    @Override
    public void start() {}

    @Override
    public CurrentViews views() {
        return this;
    }

    @Override
    public Progress progress() {
        progressAsked.incrementAndGet();
        return progress;
    }

    @Override
    public Optional<String> check() {
        return Optional.ofNullable(problem);
    }

    public void history(History now) {
        history = now;
    }

    @Override
    public History history() {
        return history;
    }

    public void annotations(Annotations now) {
        annotations = now;
    }

    @Override
    public Annotations annotations() {
        return annotations == null ? MetricsPipeline.super.annotations() : annotations;
    }

    public void stores(Stores now) {
        stores = now;
    }

    @Override
    public Stores stores() {
        return stores == null ? MetricsPipeline.super.stores() : stores;
    }

    @Override
    public Counts counts() {
        return new Counts(1_234, 5, 6, 7);
    }

    @Override
    public void close() {}

    @Override
    public List<String> clusterIds() {
        return List.copyOf(snapshots.keySet());
    }

    @Override
    public Optional<ClusterSnapshot> snapshot(String clusterId) {
        return Optional.ofNullable(snapshots.get(clusterId));
    }

    @Override
    public Optional<TopicDetail> topic(String clusterId, String topic) {
        return snapshots.get(clusterId).topics().stream()
                .filter(row -> row.name().equals(topic))
                .findFirst()
                .map(Samples::detail);
    }

    @Override
    public boolean pluginTellsAll(String clusterId) {
        return true;
    }
}
