package io.takhin.topology.view;

import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.TopicTraffic;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.board.TrafficState;
import io.takhin.topology.sketch.CounterRing;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.ViewStores;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Bytes per second, by topic and broker.
 *
 * <p>Input: {@link TopicTraffic}. Key: cluster, topic, broker. State: {@link TrafficState}, counters continued over
 * restarts. (Records per second come from offsets, {@link TopicsView}, and from commits, {@link LagView}: one definition
 * with and without the plugin.)
 */
public final class ThroughputView extends View {

    /** The topics of this task, by cluster and broker. */
    private final Map<ClusterBoard, Map<Integer, Set<String>>> mine = new WeakHashMap<>();

    public ThroughputView(ViewContext context) {
        super(ViewStores.THROUGHPUT, context);
    }

    @Override
    void restore(ClusterBoard board, String key, String[] parts, byte[] current) {
        int broker = Integer.parseInt(parts[2]);
        TrafficState traffic = new TrafficState();
        board.traffic().computeIfAbsent(parts[1], topic -> new HashMap<>()).put(broker, traffic);
        mine(board, broker).add(parts[1]);
        replay(key, current, new StateReader(current).getLong(), traffic::decode);
    }

    @Override
    boolean isOnBoard(ClusterBoard board, String[] parts) {
        return board.traffic().getOrDefault(parts[1], Map.of()).containsKey(Integer.parseInt(parts[2]));
    }

    @Override
    void apply(ClusterBoard board, MetricEvent event) {
        if (event instanceof TopicTraffic traffic) {
            apply(board, traffic);
        }
    }

    private void apply(ClusterBoard board, TopicTraffic event) {
        Stream stream = new Stream(Kind.TRAFFIC, event.brokerId(), bucket());
        long until = board.coverage().until(stream);
        if (event.atMillis() <= until) {
            late();
            return;
        }
        long complete = board.coverage()
                .completeUntil(
                        stream,
                        event.epochMillis(),
                        event.epochMillis() - board.clocks().offsetMillis(event.brokerId()));
        for (int i = 0; i < event.topics().length; i++) {
            String topic = event.topics()[i];
            boolean isNew = !board.traffic().getOrDefault(topic, Map.of()).containsKey(event.brokerId());
            TrafficState traffic = traffic(board, topic, event.brokerId());
            mine(board, event.brokerId()).add(topic);
            boolean changed = traffic.add(
                    event.epochMillis(),
                    isNew ? complete : until,
                    event.atMillis(),
                    event.messagesInTotal()[i],
                    event.bytesInTotal()[i],
                    event.bytesOutTotal()[i]);
            traffic.listed(event.atMillis());
            if (changed) {
                store().put(
                                key(board.clusterId(), topic, event.brokerId()),
                                event.atMillis(),
                                () -> traffic.encode(writer()));
            }
        }
        if (event.last()) {
            cover(board, stream, event.epochMillis(), event.atMillis(), event.full());
            if (event.full()) {
                removeUnlisted(board, event);
            }
        }
    }

    /** What the broker has no counters for any more is forgotten when its last growth is out of all series. */
    private void removeUnlisted(ClusterBoard board, TopicTraffic event) {
        mine(board, event.brokerId()).removeIf(topic -> {
            Map<Integer, TrafficState> byBroker = board.traffic().getOrDefault(topic, Map.of());
            TrafficState traffic = byBroker.get(event.brokerId());
            if (traffic == null) {
                return true;
            }
            boolean gone = traffic.listedMillis() < event.atMillis()
                    && traffic.ring().lastAtMillis() < event.atMillis() - CounterRing.SECONDS * 1000L;
            if (gone) {
                byBroker.remove(event.brokerId());
                if (byBroker.isEmpty()) {
                    board.traffic().remove(topic);
                }
                store().delete(key(board.clusterId(), topic, event.brokerId()));
            }
            return gone;
        });
    }

    private Set<String> mine(ClusterBoard board, int broker) {
        return mine.computeIfAbsent(board, this::found).computeIfAbsent(broker, key -> new HashSet<>());
    }

    /** Where another read this partition before, what is on the board of it. */
    private Map<Integer, Set<String>> found(ClusterBoard board) {
        Map<Integer, Set<String>> found = new HashMap<>();
        board.traffic().forEach((topic, byBroker) -> {
            TopicState state = board.topics().get(topic);
            if (state != null && state.bucket() == bucket()) {
                byBroker.keySet().forEach(broker -> found.computeIfAbsent(broker, key -> new HashSet<>())
                        .add(topic));
            }
        });
        return found;
    }

    private static TrafficState traffic(ClusterBoard board, String topic, int broker) {
        return board.traffic()
                .computeIfAbsent(topic, key -> new HashMap<>())
                .computeIfAbsent(broker, key -> new TrafficState());
    }
}
