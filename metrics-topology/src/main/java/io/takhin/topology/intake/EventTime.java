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
        long second = Math.floorDiv(atMillis, SECOND) * SECOND;
        boolean isCommits = record.topic().equals(MetricTopic.GROUP_OFFSET.topicName());
        return atMillis < 0 ? atMillis : isCommits ? Math.max(atMillis, second + 1) : second;
    }
}
