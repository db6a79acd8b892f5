package io.takhin.broker.event;

/**
 * Traffic counters of the topics of one bucket on one broker, from the plugin. A topic that is not listed has not changed
 * since it was last listed; when {@code full}, every topic the broker has counters for is listed.
 *
 * @param epochMillis when the broker process started; a new value means that all counters began again at zero
 * @param last no more rows follow for this broker, bucket and tick
 * @param topics the topics of the rows; each column below has one entry per topic
 * @param messagesInTotal records appended as leader: {@code kafka.server:type=BrokerTopicMetrics,name=MessagesInPerSec}
 * @param bytesInTotal bytes appended as leader: {@code …,name=BytesInPerSec}
 * @param bytesOutTotal bytes sent to consumers, replication not counted: {@code …,name=BytesOutPerSec}
 */
public record TopicTraffic(
        String clusterId,
        int brokerId,
        long epochMillis,
        long atMillis,
        boolean full,
        boolean last,
        String[] topics,
        long[] messagesInTotal,
        long[] bytesInTotal,
        long[] bytesOutTotal)
        implements MetricEvent {

    public TopicTraffic {
        Columns.require("topics", topics.length, messagesInTotal, bytesInTotal, bytesOutTotal);
        Columns.requireBroker(brokerId);
        Columns.requireTopics(topics);
        Columns.requireMoment("epochMillis", epochMillis);
        Columns.requireRange(0, "messagesInTotal", messagesInTotal);
        Columns.requireRange(0, "bytesInTotal", bytesInTotal);
        Columns.requireRange(0, "bytesOutTotal", bytesOutTotal);
    }

    /** The same, told of another moment. */
    public TopicTraffic at(long moment) {
        return copy(moment, topics);
    }

    /** The same of other topics, in the same order. */
    public TopicTraffic withTopics(String[] names) {
        return copy(atMillis, names);
    }

    private TopicTraffic copy(long atMillis, String[] topics) {
        return new TopicTraffic(
                clusterId,
                brokerId,
                epochMillis,
                atMillis,
                full,
                last,
                topics,
                messagesInTotal,
                bytesInTotal,
                bytesOutTotal);
    }
}
