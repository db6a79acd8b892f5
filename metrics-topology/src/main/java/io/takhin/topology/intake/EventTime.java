package io.takhin.topology.intake;

import io.takhin.broker.event.MetricTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.LogAndSkipOnInvalidTimestamp;

/**
 * In which order a task takes the events of several topics that it has at hand: by their time, but commits at the end of
 * their second, after the log ends they are compared with. Those are told in the same milliseconds.
 */
public final class EventTime extends LogAndSkipOnInvalidTimestamp {

    private static final long SECOND = 1_000;

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        long atMillis = super.extract(record, partitionTime);
        boolean isCommits = atMillis >= 0 && record.topic().equals(MetricTopic.GROUP_OFFSET.topicName());
        return isCommits ? Math.floorDiv(atMillis, SECOND) * SECOND + SECOND - 1 : atMillis;
    }
}
