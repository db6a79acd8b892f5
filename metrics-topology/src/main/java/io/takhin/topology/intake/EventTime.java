package io.takhin.topology.intake;

import io.takhin.broker.event.MetricTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.LogAndSkipOnInvalidTimestamp;

/**
 * In which order a task takes the events of several topics that it has at hand: second by second, and in each the commits
 * after the log ends that they are compared with. Those are told in the same milliseconds.
 */
public final class EventTime extends LogAndSkipOnInvalidTimestamp {

    private static final long SECOND = 1_000;

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        long atMillis = super.extract(record, partitionTime);
        return atMillis < 0 ? atMillis : of(record.topic().equals(MetricTopic.GROUP_OFFSET.topicName()), atMillis);
    }

    /** By what a record of that time is ordered. */
    public static long of(MetricTopic topic, long atMillis) {
        return of(topic == MetricTopic.GROUP_OFFSET, atMillis);
    }

    private static long of(boolean isCommits, long atMillis) {
        long second = Math.floorDiv(atMillis, SECOND) * SECOND;
        return isCommits ? Math.max(atMillis, second + 1) : second;
    }
}
