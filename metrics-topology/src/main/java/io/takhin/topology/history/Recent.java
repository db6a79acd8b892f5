package io.takhin.topology.history;

import io.takhin.topology.store.ViewStores;
import java.util.Set;

/** The newest seconds, which aren't written yet, and what there is now. Thread-safe. */
public interface Recent {

    /** Until when all is told of the cluster; {@link Long#MIN_VALUE} when there is no such cluster. */
    long nowMillis(String clusterId);

    /** What it reads states from. */
    PastStates past();

    /** Partitions of the metric topics. */
    int bucketCount();

    /** What some of the last minutes' seconds of a series hold, as far as they are known yet. */
    Block seconds(ViewStores view, String series, long startSecond, int count);

    /** Ids of a cluster's brokers. */
    Set<String> brokers(String clusterId);

    /**
     * The names of all of a kind that there are now.
     *
     * @param topic whose partitions; else empty
     */
    Set<String> names(String clusterId, SeriesKey.Kind kind, String topic);

    /** Topics that a group reads. */
    Set<String> topicsOf(String clusterId, String group);

    boolean hasTopic(String clusterId, String topic);
}
