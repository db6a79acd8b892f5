package io.takhin.broker.collector;

import java.util.Comparator;

/** What a group commits an offset for. */
record GroupPartition(String group, String topic, int partition) implements Comparable<GroupPartition> {

    private static final Comparator<GroupPartition> ORDER = Comparator.comparing(GroupPartition::topic)
            .thenComparing(GroupPartition::group)
            .thenComparingInt(GroupPartition::partition);

    @Override
    public int compareTo(GroupPartition other) {
        return ORDER.compare(this, other);
    }
}
