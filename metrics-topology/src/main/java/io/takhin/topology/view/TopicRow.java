package io.takhin.topology.view;

import java.util.List;

/**
 * One topic.
 *
 * @param internal Kafka's own, or this project's
 * @param replicationFactor of the partition with the most replicas; null when unknown
 * @param totalMessages records retained: the sum of log end − log start offset; an upper bound where the topic is compacted
 *     or transactional
 * @param totalBytes the leaders' logs; null when unknown
 * @param replicaBytes the logs of all replicas; null when unknown
 * @param underReplicated partitions with fewer in-sync than assigned replicas
 * @param offline partitions without a leader
 * @param skew records retained by the largest partition, over the mean of all: 1 is even; null when unknown, of one partition,
 *     or without records
 * @param groups consumer groups with an offset or a member here
 * @param maxLag the largest lag of these groups on this topic; null when there is none known
 * @param recentProduceRate the last 60 seconds, records/s
 */
public record TopicRow(
        String name,
        boolean internal,
        int partitions,
        Integer replicationFactor,
        Long totalMessages,
        Long totalBytes,
        Long replicaBytes,
        RateRow rates,
        int underReplicated,
        int offline,
        Double skew,
        List<String> groups,
        Long maxLag,
        Series recentProduceRate) {}
