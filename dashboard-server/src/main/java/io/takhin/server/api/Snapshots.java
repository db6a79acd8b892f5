package io.takhin.server.api;

import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.CurrentViews;
import io.takhin.topology.view.TopicDetail;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The cluster a request means, or the problem why there is none. */
public final class Snapshots {

    private final CurrentViews views;
    private final Ready readiness;

    private final Supplier<Optional<String>> watched;

    public Snapshots(CurrentViews views, Ready readiness) {
        this(views, readiness, Optional::empty);
    }

    /** @param watched the cluster that is meant where none is named, for anybody may tell of another; empty: the only one */
    public Snapshots(CurrentViews views, Ready readiness, Supplier<Optional<String>> watched) {
        this.views = views;
        this.readiness = readiness;
        this.watched = watched;
    }

    /** The cluster that is meant where none is named; empty when it takes a name. */
    private Optional<String> unnamed(List<String> ids) {
        Optional<String> mine = watched.get().filter(ids::contains);
        return mine.isPresent() || ids.size() != 1 ? mine : Optional.of(ids.get(0));
    }

    /** @param clusterId null: the one that is watched, or the only one */
    public ClusterSnapshot require(String clusterId) {
        requireReady();
        List<String> ids = views.clusterIds();
        if (ids.isEmpty()) {
            throw ApiProblem.notReady(
                    readiness.subject() + " has no views now.", readiness.now().asMap());
        }
        if (clusterId == null && unnamed(ids).isEmpty()) {
            throw ApiProblem.badParameter(
                    "cluster", "one of " + ids, "", "Add ?cluster=ID; GET /api/v1/clusters lists them.");
        }
        if (clusterId != null && !ids.contains(clusterId)) {
            throw ApiProblem.notFound(
                    "There is no cluster \"" + clusterId + "\".", "GET /api/v1/clusters lists the ones there are.");
        }
        return find(clusterId)
                .orElseThrow(() -> ApiProblem.notReady(
                        "No second of the cluster is known as a whole now.",
                        readiness.now().asMap()));
    }

    public TopicDetail requireTopic(String clusterId, String topic) {
        String id = require(clusterId).clusterId();
        return views.topic(id, topic)
                .orElseThrow(() -> ApiProblem.notFound(
                        "There is no topic \"" + topic + "\".", "GET /api/v1/topics?internal=true lists all."));
    }

    /** Empty when there is no such topic. */
    public Optional<TopicDetail> findTopic(String clusterId, String topic) {
        return views.topic(clusterId, topic);
    }

    /** All that there are; empty, not a problem, while there is none. */
    public List<ClusterSnapshot> all() {
        return views.clusterIds().stream()
                .map(views::snapshot)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty before the first event, when there is no such cluster, or none is named and several may be meant. */
    public Optional<ClusterSnapshot> find(String clusterId) {
        List<String> ids = views.clusterIds();
        Optional<String> meant =
                clusterId == null ? unnamed(ids) : Optional.of(clusterId).filter(ids::contains);
        return meant.flatMap(views::snapshot);
    }

    /** Why the id names no cluster, short enough for a WebSocket's last words; empty when it does. */
    Optional<String> whyNone(String clusterId) {
        List<String> ids = views.clusterIds();
        if (clusterId == null) {
            return ids.size() > 1 && unnamed(ids).isEmpty()
                    ? Optional.of("several clusters: name one with ?cluster=ID")
                    : Optional.empty();
        }
        return ids.isEmpty() || ids.contains(clusterId) ? Optional.empty() : Optional.of("there is no such cluster");
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
            throw ApiProblem.notReady(readiness.subject() + " is " + now.state() + "." + why, now.asMap());
        }
    }
}
