package io.takhin.broker.event;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Committed offsets of consumer groups on the topics of one bucket, by {@code Admin.listConsumerGroupOffsets}. Only changed
 * offsets are listed, unless {@code full}: then what isn't listed by any record of that tick is gone, but for the groups
 * that are {@code unlearnt}.
 *
 * @param last no more rows follow for this bucket and tick
 * @param groups the group ids that {@code groupIndexes} points into
 * @param topics the topic names that {@code topicIndexes} points into
 * @param committedOffsets the next offset the group will read; -1 when it is assigned the partition but never committed
 * @param unlearnt groups that are there, but whose offsets could not be asked for at this tick: nothing is told of them, and
 *     what was told before may be out of date; none when the field is missing
 * @param collectorId which of the collectors on this cluster tells; null when not known
 */
public record GroupOffsets(
        String clusterId,
        long atMillis,
        boolean full,
        boolean last,
        String[] groups,
        String[] topics,
        int[] groupIndexes,
        int[] topicIndexes,
        int[] partitions,
        long[] committedOffsets,
        String[] unlearnt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String collectorId)
        implements MetricEvent {

    public GroupOffsets {
        Columns.requireCollector(collectorId);
        unlearnt = unlearnt == null ? new String[0] : unlearnt;
        Columns.requireEach("unlearnt", (Object[]) unlearnt);
        Columns.require("partitions", partitions.length, groupIndexes, topicIndexes, committedOffsets);
        Columns.requireEach("groups", (Object[]) groups);
        Columns.requireTopics(topics);
        Columns.requirePartitions(partitions);
        Columns.requireIndexes("groupIndexes", groupIndexes, groups.length);
        Columns.requireIndexes("topicIndexes", topicIndexes, topics.length);
        // Kafka lets a group commit any number
        Columns.requireLeast(-1, "committedOffsets", committedOffsets);
    }
}
