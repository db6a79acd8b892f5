package io.takhin.topology.kit;

import io.takhin.broker.event.TopicTraffic;
import java.util.ArrayList;
import java.util.List;

/** Builds a {@link TopicTraffic}. */
public final class TrafficTick {

    private final int broker;
    private final long atMillis;
    private final List<String> topics = new ArrayList<>();
    private final List<long[]> rows = new ArrayList<>();
    private long epochMillis;
    private boolean full;

    TrafficTick(int broker, long atMillis) {
        this.broker = broker;
        this.atMillis = atMillis;
    }

    /** When the broker's process started. */
    public TrafficTick epoch(long millis) {
        epochMillis = millis;
        return this;
    }

    public TrafficTick full() {
        full = true;
        return this;
    }

    /** Counters of a topic; as many records as kilobytes came in. */
    public TrafficTick topic(String name, long bytesIn, long bytesOut) {
        topics.add(name);
        rows.add(new long[] {bytesIn / 1000, bytesIn, bytesOut});
        return this;
    }

    public TopicTraffic event() {
        return new TopicTraffic(
                Events.CLUSTER,
                broker,
                epochMillis,
                atMillis,
                full,
                true,
                topics.toArray(String[]::new),
                column(0),
                column(1),
                column(2));
    }

    private long[] column(int index) {
        return rows.stream().mapToLong(row -> row[index]).toArray();
    }
}
