package io.takhin.server.api;

import io.takhin.topology.MetricsPipeline;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.TopicDetail;
import java.util.List;
import java.util.Optional;

/** The cluster a request means, or the problem why there is none. */
public final class Snapshots {

    private final MetricsPipeline pipeline;
    private final ReadinessProbe readiness;

    public Snapshots(MetricsPipeline pipeline, ReadinessProbe readiness) {
        this.pipeline = pipeline;
        this.readiness = readiness;
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

    /** Empty when there is no such topic. */
    public Optional<TopicDetail> findTopic(String clusterId, String topic) {
        return pipeline.views().topic(clusterId, topic);
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

    /** Why the id names no cluster, short enough for a WebSocket's last words; empty when it does. */
    Optional<String> whyNone(String clusterId) {
        List<String> ids = pipeline.views().clusterIds();
        if (clusterId == null) {
            return ids.size() > 1 ? Optional.of("several clusters: name one with ?cluster=ID") : Optional.empty();
        }
        return ids.contains(clusterId) ? Optional.empty() : Optional.of("there is no such cluster");
    }

    public boolean isReady() {
        return readiness.isReady();
    }

    public void requireReady() {
        if (isReady()) {
            return;
        }
        Readiness now = readiness.now();
        if (!now.ready()) {
            String why = now.problem() == null ? "" : " " + now.problem();
            throw ApiProblem.notReady("The topology is " + now.state() + "." + why, now.asMap());
        }
    }

    private static ApiProblem unknownCluster(String clusterId) {
        return ApiProblem.notFound(
                "There is no cluster \"" + clusterId + "\".", "GET /api/v1/clusters lists the ones there are.");
    }
}
