package io.takhin.server.api;

import io.takhin.topology.MetricsPipeline;
import io.takhin.topology.MetricsPipeline.Progress;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.TopicDetail;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster a request means, or the problem why there is none. */
public final class Snapshots {

    private final MetricsPipeline pipeline;

    /** Once ready, always ready; asking for progress costs the topology a request to Kafka. */
    private volatile boolean ready;

    public Snapshots(MetricsPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * @param ready caught up, and at least one cluster has a snapshot
     * @param state the topology's, or {@code waiting-for-events} when it has caught up but no event ever came
     */
    public record Readiness(boolean ready, String state, long remainingRecords, String problem) {
        Map<String, Object> asMap() {
            return Map.of("state", state, "remainingRecords", remainingRecords);
        }
    }

    public Readiness readiness() {
        Progress progress = pipeline.progress();
        boolean events = pipeline.views().clusterIds().stream()
                .anyMatch(id -> pipeline.views().snapshot(id).isPresent());
        String state = progress.ready() && !events ? "waiting-for-events" : progress.state();
        String problem = pipeline.check().orElse(null);
        return new Readiness(progress.ready() && events, state, progress.remainingRecords(), problem);
    }

    /** @param clusterId null: the only one */
    public ClusterSnapshot require(String clusterId) {
        requireReady();
        List<String> ids = pipeline.views().clusterIds();
        if (clusterId == null && ids.size() > 1) {
            throw ApiProblem.badParameter(
                    "cluster", "one of " + ids, "", "Add ?cluster=ID; GET /api/v1/clusters lists them.");
        }
        return find(clusterId).orElseThrow(() -> unknownCluster(clusterId));
    }

    public TopicDetail requireTopic(String clusterId, String topic) {
        String id = require(clusterId).clusterId();
        return pipeline.views()
                .topic(id, topic)
                .orElseThrow(() -> ApiProblem.notFound(
                        "There is no topic \"" + topic + "\".", "GET /api/v1/topics?internal=true lists all."));
    }

    /** All that there are; empty, not a problem, while there is none. */
    public List<ClusterSnapshot> all() {
        return pipeline.views().clusterIds().stream()
                .map(pipeline.views()::snapshot)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty before the first event, when there is no such cluster, or none is named and there are several. */
    public Optional<ClusterSnapshot> find(String clusterId) {
        List<String> ids = pipeline.views().clusterIds();
        if (clusterId != null) {
            return ids.contains(clusterId) ? pipeline.views().snapshot(clusterId) : Optional.empty();
        }
        return ids.size() == 1 ? pipeline.views().snapshot(ids.get(0)) : Optional.empty();
    }

    /** Cheap once it is true. */
    public boolean isReady() {
        if (!ready) {
            ready = readiness().ready();
        }
        return ready;
    }

    public void requireReady() {
        if (isReady()) {
            return;
        }
        Readiness readiness = readiness();
        if (!readiness.ready()) {
            String why = readiness.problem() == null ? "" : " " + readiness.problem();
            throw ApiProblem.notReady("The topology is " + readiness.state() + "." + why, readiness.asMap());
        }
    }

    private static ApiProblem unknownCluster(String clusterId) {
        return ApiProblem.notFound(
                "There is no cluster \"" + clusterId + "\".", "GET /api/v1/clusters lists the ones there are.");
    }
}
