package io.takhin.broker.reporter;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;

/** The replicas of one topic on this broker. */
final class TopicPartitions {

    private final String topic;
    private final ConcurrentHashMap<Integer, PartitionGauges> partitions = new ConcurrentHashMap<>();

    TopicPartitions(String topic) {
        this.topic = topic;
    }

    String topic() {
        return topic;
    }

    PartitionGauges partition(int partition) {
        return partitions.computeIfAbsent(partition, PartitionGauges::new);
    }

    Collection<PartitionGauges> all() {
        return partitions.values();
    }

    /** @return whether no partition is left */
    boolean remove(int partition, PartitionGauges.Kind kind) {
        partitions.computeIfPresent(partition, (id, gauges) -> gauges.remove(kind) ? null : gauges);
        return partitions.isEmpty();
    }
}
