package io.takhin.topology.view;

import java.util.List;

/**
 * All current views of one cluster at one moment of event time. Immutable; made once a tick and shared by all who ask.
 *
 * @param atMillis the end of the last second that every reporting broker has told of: what rows and series hold for
 * @param topics by name, internal topics included and marked
 * @param groups by id
 */
public record ClusterSnapshot(
        String clusterId,
        long atMillis,
        Throughput throughput,
        Latency latency,
        List<TopicRow> topics,
        List<GroupRow> groups,
        Health health) {}
