package io.takhin.topology.intake;

import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the views have read, and how far they had to at the start; and which partitions tasks read here, where the rest is
 * followed without a task. Thread-safe.
 */
public final class Positions {

    private final Map<TopicPartition, Long> read = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
    private final Set<TopicPartition> taken = new HashSet<>();
    private volatile Map<TopicPartition, Long> goal;

    /** A record was taken. */
    public void read(String topic, int partition, long offset) {
        TopicPartition from = new TopicPartition(topic, partition);
        read.merge(from, offset + 1, Math::max);
        next.put(from, offset + 1);
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

    /** Boards are made anew: no task reads, and nothing was read onto them. */
    public synchronized void anew() {
        taken.clear();
        next.clear();
    }

    /** A task reads this partition from now on, and nobody else does. */
    public synchronized void take(TopicPartition partition) {
        taken.add(partition);
        next.remove(partition);
    }

    /** It does no longer; what it has read stays on the boards. */
    public synchronized void leave(TopicPartition partition) {
        taken.remove(partition);
    }

    public synchronized Set<TopicPartition> taken() {
        return Set.copyOf(taken);
    }

    /** Does this unless a task reads the partition; no task takes it meanwhile. */
    public synchronized void unlessTaken(TopicPartition partition, Runnable work) {
        if (!taken.contains(partition)) {
            work.run();
        }
    }

    /** What comes after that which is on the boards; empty when nothing is. */
    public OptionalLong next(TopicPartition partition) {
        Long offset = next.get(partition);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }
}
