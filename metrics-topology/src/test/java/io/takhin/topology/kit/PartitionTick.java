package io.takhin.topology.kit;

import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Builds a {@link PartitionState}: topics, each followed by its partitions. Three replicas in sync, 10 bytes a record. */
public final class PartitionTick {

    private record Row(
            int topic, int partition, long start, long end, long size, int leader, int replicas, int isr, long all) {}

    private final Source source;
    private final int broker;
    private final long atMillis;
    private final List<String> topics = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private String cluster = Events.CLUSTER;
    private long epoch;
    private String collector;
    private boolean full;
    private boolean last = true;
    private int leader;
    private int isr = 3;

    PartitionTick(Source source, int broker, long atMillis) {
        this.source = source;
        this.broker = broker;
        this.atMillis = atMillis;
        this.leader = source == Source.PLUGIN ? broker : 1;
    }

    /** Everything there is. */
    public PartitionTick full() {
        full = true;
        return this;
    }

    /** More of this tick follows in another record. */
    public PartitionTick part() {
        last = false;
        return this;
    }

    /** The broker started then. */
    public PartitionTick epoch(long millis) {
        epoch = millis;
        return this;
    }

    public PartitionTick ofCluster(String id) {
        cluster = id;
        return this;
    }

    /** Told by one of several collectors. */
    public PartitionTick by(String id) {
        collector = id;
        return this;
    }

    /** The following rows' leader; -1: offline. */
    public PartitionTick ledBy(int id) {
        leader = id;
        return this;
    }

    /** The following rows' replicas in sync. */
    public PartitionTick inSync(int replicas) {
        isr = replicas;
        return this;
    }

    public PartitionTick topic(String name) {
        return topic(name, "id-" + name);
    }

    public PartitionTick topic(String name, String id) {
        topics.add(name);
        ids.add(id);
        return this;
    }

    /** A partition of the last topic. */
    public PartitionTick partition(int number, long start, long end) {
        long size = end < 0 || start < 0 ? -1 : 10 * Math.max(0, end - start);
        long all = source == Source.PLUGIN || size < 0 ? -1 : 3 * size;
        rows.add(new Row(topics.size() - 1, number, start, end, size, leader, 3, isr, all));
        return this;
    }

    public PartitionState event() {
        return new PartitionState(
                cluster,
                source,
                broker,
                epoch,
                atMillis,
                full,
                last,
                topics.toArray(String[]::new),
                ids.toArray(String[]::new),
                ints(Row::topic),
                ints(Row::partition),
                longs(Row::start),
                longs(Row::end),
                longs(Row::size),
                ints(Row::leader),
                ints(Row::replicas),
                ints(Row::isr),
                longs(Row::all),
                collector);
    }

    private int[] ints(ToIntFunction<Row> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    private long[] longs(ToLongFunction<Row> column) {
        return rows.stream().mapToLong(column).toArray();
    }
}
