package io.takhin.topology.view;

import java.util.List;

/**
 * One consumer group: sums and worst of its topics.
 *
 * @param state as Kafka names it: Stable, Empty, …; null when unknown
 * @param members null when unknown
 * @param totalLag over the partitions whose lag is known; null when none is
 * @param timeLag the worst partition's
 * @param rule the sentence of the rule that gave the status, with topic and partition
 * @param clearSeconds estimated time until the lag is gone, by the slowest partition at the last minute's pace; null when
 *     there is no lag, or it isn't falling
 * @param withoutCommit partitions without a commit: their lag is unknown
 * @param recentLag the last 60 seconds
 */
public record GroupRow(
        String groupId,
        String state,
        Integer members,
        Long totalLag,
        TimeLag timeLag,
        LagStatus status,
        String rule,
        Double clearSeconds,
        int withoutCommit,
        List<TopicLagRow> topics,
        Series recentLag) {}
