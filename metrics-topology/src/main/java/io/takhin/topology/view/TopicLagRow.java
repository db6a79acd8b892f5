package io.takhin.topology.view;

import java.util.List;

/**
 * One group on one topic: sums and worst of its partitions.
 *
 * @param totalLag over the partitions whose lag is known; null when none is
 * @param withoutCommit partitions without a commit: their lag is unknown
 */
public record TopicLagRow(
        String topic,
        Long totalLag,
        TimeLag timeLag,
        LagStatus status,
        int withoutCommit,
        List<PartitionLagRow> partitions) {}
