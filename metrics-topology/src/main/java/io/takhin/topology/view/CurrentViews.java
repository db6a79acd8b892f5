package io.takhin.topology.view;

import java.util.List;
import java.util.Optional;

/** The views as they are now, from memory; the push path reads nothing else. Thread-safe. */
public interface CurrentViews {

    /** The clusters that any event told of, sorted. */
    List<String> clusterIds();

    /** The cluster's rows and series; empty before its first event. */
    Optional<ClusterSnapshot> snapshot(String clusterId);

    /** Whether the plugin reports from every broker, so that the collector need not read offsets each second. */
    boolean pluginTellsAll(String clusterId);

    /** One topic with its partitions and its series; empty when there is no such topic. */
    Optional<TopicDetail> topic(String clusterId, String topic);
}
