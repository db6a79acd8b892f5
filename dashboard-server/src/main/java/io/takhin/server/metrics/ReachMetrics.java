package io.takhin.server.metrics;

import io.prometheus.client.Collector;
import io.takhin.server.api.UnreachableBrokers;
import io.takhin.topology.view.ClusterSnapshot;
import java.util.List;
import java.util.function.Supplier;

/** How many brokers don't answer, which is known also while a cluster is stale. */
public final class ReachMetrics extends Collector {

    private final Supplier<List<ClusterSnapshot>> snapshots;
    private final UnreachableBrokers unreachable;

    public ReachMetrics(Supplier<List<ClusterSnapshot>> snapshots, UnreachableBrokers unreachable) {
        this.snapshots = snapshots;
        this.unreachable = unreachable;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        Families made = new Families();
        for (ClusterSnapshot snapshot : snapshots.get()) {
            double count = unreachable.problems(snapshot).size();
            made.cluster("takhin_unreachable_brokers", "Don't answer now.", snapshot.clusterId(), count);
        }
        return made.all();
    }
}
