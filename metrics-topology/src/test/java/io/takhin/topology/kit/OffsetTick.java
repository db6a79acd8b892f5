package io.takhin.topology.kit;

import io.takhin.broker.event.GroupOffsets;
import java.util.ArrayList;
import java.util.List;

/** Builds a {@link GroupOffsets}. */
public final class OffsetTick {

    private final long atMillis;
    private final List<String> groups = new ArrayList<>();
    private final List<String> topics = new ArrayList<>();
    private final List<long[]> rows = new ArrayList<>();
    private final List<String> unlearnt = new ArrayList<>();
    private String cluster = Events.CLUSTER;
    private String collector;
    private boolean full;
    private boolean last = true;

    OffsetTick(long atMillis) {
        this.atMillis = atMillis;
    }

    public OffsetTick full() {
        full = true;
        return this;
    }

    public OffsetTick part() {
        last = false;
        return this;
    }

    public OffsetTick ofCluster(String id) {
        cluster = id;
        return this;
    }

    /** Told by one of several collectors. */
    public OffsetTick by(String id) {
        collector = id;
        return this;
    }

    /** A committed offset; -1: assigned, but never committed. */
    public OffsetTick commit(String group, String topic, int partition, long offset) {
        groups.add(group);
        topics.add(topic);
        rows.add(new long[] {partition, offset});
        return this;
    }

    /** A group whose offsets could not be asked for. */
    public OffsetTick unlearnt(String group) {
        unlearnt.add(group);
        return this;
    }

    public GroupOffsets event() {
        int[] indexes = new int[rows.size()];
        java.util.Arrays.setAll(indexes, i -> i);
        return new GroupOffsets(
                cluster,
                atMillis,
                full,
                last,
                groups.toArray(String[]::new),
                topics.toArray(String[]::new),
                indexes,
                indexes,
                rows.stream().mapToInt(row -> (int) row[0]).toArray(),
                rows.stream().mapToLong(row -> row[1]).toArray(),
                unlearnt.toArray(String[]::new),
                collector);
    }
}
