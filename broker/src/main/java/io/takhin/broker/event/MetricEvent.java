package io.takhin.broker.event;

/**
 * A fact about a Kafka cluster at one moment. Counters are cumulative since {@code epochMillis}, never deltas, so that a
 * lost or repeated event costs nothing. In JSON each event starts with {@code v} and {@code type}; see {@link EventCodec}.
 *
 * <p>Batched events are <em>columnar</em> and <em>bucketed</em>: one record holds the rows of all topics that hash to one
 * partition of the metric topic ({@link Buckets}). A tick that does not fit one record is cut into several; only the final
 * one has {@code last} set, and it is sent even when nothing changed: it says "all until {@code atMillis} has been told".
 */
public sealed interface MetricEvent
        permits TopicTraffic, RequestLatency, PartitionState, GroupOffsets, GroupState, BrokerState, ClusterState {

    /** The version of the JSON form that this code writes and reads. */
    int VERSION = 1;

    /** The cluster's id as Kafka knows it. */
    String clusterId();

    /** When the fact held, by the clock of the process that observed it. */
    long atMillis();
}
