package io.takhin.topology.replay;

import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.group;
import static io.takhin.topology.kit.Events.offsets;
import static io.takhin.topology.kit.Events.plugin;
import static io.takhin.topology.kit.Events.produceLatency;
import static io.takhin.topology.kit.Events.traffic;

import io.takhin.broker.event.MetricEvent;
import io.takhin.topology.kit.OffsetTick;
import io.takhin.topology.kit.PartitionTick;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two brokers with plugins and a collector. A busy topic, one that is deleted, one that is made anew, and two groups: one
 * commits now and then, one stops. The second broker is restarted.
 *
 * @param remadeAt the second in which a topic is made anew
 */
record Incident(int remadeAt) {

    private static void put(Consumer<MetricEvent> to, MetricEvent... events) {
        List.of(events).forEach(to);
    }

    void tell(Consumer<MetricEvent> to, int second, long aheadMillis) {
        long at = second * 1_000L;
        long second2At = at + aheadMillis;
        long epoch2 = second < 250 ? 0 : 250_000 + aheadMillis;
        boolean full = second % 10 == 0;
        put(to, broker(1, at), broker(2, epoch2, second2At, 0), cluster(at, 1, 2));
        tellPartitions(to, second, aheadMillis, full);
        var first = traffic(1, at).topic("busy", second * 1_000L, second * 900L);
        var other = traffic(2, second2At).epoch(epoch2);
        if (second < 300) {
            other.topic("brief", second * 300L, 0);
        }
        put(to, full ? first.full().event() : first.event(), full ? other.full().event() : other.event());
        put(to, produceLatency(1, second, at, 5, second), produceLatency(2, second, second2At, 500));
        OffsetTick commits = full ? offsets(at).full() : offsets(at);
        if (second % 7 == 0 || full) {
            commits.commit("billing", "busy", 0, second / 7 * 350L);
        }
        if (second < 60 || full) {
            commits.commit("stopped", "busy", 1, Math.min(second, 60) * 9L);
        }
        put(to, commits.event());
        if (full) {
            put(to, group(at, "billing", "Stable", 2 + second / 100));
        }
    }

    private void tellPartitions(Consumer<MetricEvent> to, int second, long aheadMillis, boolean full) {
        long at = second * 1_000L;
        PartitionTick first = plugin(1, at).topic("busy").partition(0, 0, second * 100L);
        PartitionTick other = plugin(2, at + aheadMillis)
                .epoch(second < 250 ? 0 : 250_000 + aheadMillis)
                .topic("busy")
                .partition(1, 0, second * 10L);
        String id = second < remadeAt ? "old" : "new";
        first.topic("again", id).partition(0, 0, second < remadeAt ? second * 3L : (second - remadeAt) * 5L);
        if (second < 300) {
            other.topic("brief").partition(0, 0, second * 4L);
        }
        put(to, full ? first.full().event() : first.event(), full ? other.full().event() : other.event());
        if (full) {
            PartitionTick all = collector(at).full().topic("busy").ledBy(1).partition(0, 0, second * 100L);
            all.ledBy(2).partition(1, 0, second * 10L);
            all.topic("again", id).ledBy(1).partition(0, 0, second < remadeAt ? second * 3L : (second - remadeAt) * 5L);
            if (second < 300) {
                all.topic("brief").ledBy(2).partition(0, 0, second * 4L);
            }
            put(to, all.event());
        }
    }
}
