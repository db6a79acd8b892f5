package io.takhin.topology.intake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** How far the views have read, and how far they had to at the start. Thread-safe. */
public final class Positions {

    private final Map<TopicPartition, Long> read = new ConcurrentHashMap<>();
    private volatile Map<TopicPartition, Long> goal;

    /** A record was taken. */
    public void read(String topic, int partition, long offset) {
        read.merge(new TopicPartition(topic, partition), offset + 1, Math::max);
    }

    /** Where reading went on from, and where the topics ended then. */
    public void start(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
        from.forEach((partition, offset) -> read.merge(partition, offset, Math::max));
        goal = Map.copyOf(ends);
    }

    /** Records still to be read of those that were there at the start; -1 before {@link #start}. */
    public long remaining() {
        Map<TopicPartition, Long> ends = goal;
        if (ends == null) {
            return -1;
        }
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - read.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
