package io.takhin.broker.event;

import java.time.Duration;
import java.util.Map;

/**
 * The internal topics, and why each is as it is. All have the same number of partitions, so that what belongs to one Kafka
 * topic (traffic, partitions, offsets of its groups) is in the same task without a repartition topic.
 */
public enum MetricTopic {
    /** {@link TopicTraffic}, bucketed by topic. */
    TOPIC_TRAFFIC("__takhin.topic-traffic", Bucketing.TOPIC),
    /** {@link RequestLatency}, keyed by cluster and broker. */
    REQUEST_LATENCY("__takhin.request-latency", Bucketing.BROKER),
    /** {@link PartitionState}, bucketed by topic. */
    PARTITION_STATE("__takhin.partition-state", Bucketing.TOPIC),
    /** {@link GroupOffsets}, bucketed by topic, and {@link GroupState}, keyed by cluster. */
    GROUP_OFFSET("__takhin.group-offset", Bucketing.TOPIC),
    /**
     * {@link BrokerState}, keyed by cluster and broker, and {@link ClusterState}, keyed by cluster: all of a cluster in one
     * partition, so that their order tells whose clock is off.
     */
    BROKER_STATE("__takhin.broker-state", Bucketing.CLUSTER);

    /** What a record's partition is chosen by. */
    public enum Bucketing {
        TOPIC,
        BROKER,
        CLUSTER
    }

    /** All names of this project's topics start so, the topology's changelogs too. */
    public static final String PREFIX = "__takhin.";

    /** Where records go that can't be read: value as found, headers say why and whence. */
    public static final String DEAD_LETTER = PREFIX + "dead-letter";

    /** Enough to spread 100,000 partitions over a few threads; each costs one record a broker, topic and tick. */
    public static final int DEFAULT_PARTITIONS = 4;

    /** Replay reaches back so far. */
    public static final Duration RETENTION = Duration.ofDays(3);

    /** Small segments, so that retention is kept to within the hour and an idle topic gives its disk back. */
    private static final Duration SEGMENT = Duration.ofHours(1);

    private final String topicName;
    private final Bucketing bucketing;

    MetricTopic(String topicName, Bucketing bucketing) {
        this.topicName = topicName;
        this.bucketing = bucketing;
    }

    public String topicName() {
        return topicName;
    }

    public Bucketing bucketing() {
        return bucketing;
    }

    /** The topic in which this kind of event travels. */
    public static MetricTopic of(MetricEvent event) {
        if (event instanceof TopicTraffic) {
            return TOPIC_TRAFFIC;
        } else if (event instanceof RequestLatency) {
            return REQUEST_LATENCY;
        } else if (event instanceof PartitionState) {
            return PARTITION_STATE;
        } else if (event instanceof GroupOffsets || event instanceof GroupState) {
            return GROUP_OFFSET;
        }
        return BROKER_STATE;
    }

    /** Topic settings: events are facts in time, so they are deleted by age and never compacted. */
    public static Map<String, String> settings() {
        return Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                Long.toString(RETENTION.toMillis()),
                "segment.ms",
                Long.toString(SEGMENT.toMillis()),
                "compression.type",
                "producer",
                "message.timestamp.type",
                "CreateTime",
                // a broker whose clock is more than an hour ahead is heard too: Kafka's default would refuse its events
                "message.timestamp.after.max.ms",
                Long.toString(Long.MAX_VALUE));
    }

    /** Whether a topic is Kafka's or this project's own, not a user's. */
    public static boolean isInternal(String topic) {
        return topic.startsWith(PREFIX)
                || topic.equals("__consumer_offsets")
                || topic.equals("__transaction_state")
                || topic.equals("__share_group_state")
                || topic.equals("__cluster_metadata");
    }
}
