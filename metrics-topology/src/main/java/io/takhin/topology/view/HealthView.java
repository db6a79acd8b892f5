package io.takhin.topology.view;

import io.takhin.broker.event.BrokerState;
import io.takhin.broker.event.ClusterState;
import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.topology.board.BrokerInfo;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;
import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.Seconds;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.ViewStores;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Brokers and the cluster as a whole.
 *
 * <p>Input: {@link BrokerState} and {@link ClusterState}. Key: cluster and broker, or the cluster. State: the events
 * themselves. All brokers and the collector of a cluster tell in one partition here, so their clocks are compared here.
 */
public final class HealthView extends View {

    static final String NO_BROKER = "-";

    /** In a key's second place: the state is how far a broker's clock is off. */
    static final String CLOCK = "\u0001clock";

    private final EventCodec codec = new EventCodec();
    /** What the store has: the board may know more, of events that were followed while another server read them. */
    private final Map<String, MetricEvent> stored = new HashMap<>();

    public HealthView(ViewContext context) {
        super(ViewStores.HEALTH, context);
    }

    @Override
    void restore(ClusterBoard board, String key, String[] parts, byte[] current) {
        if (parts[1].equals(CLOCK)) {
            board.clocks().restore(Integer.parseInt(parts[2]), new StateReader(current).getLong());
            return;
        }
        MetricEvent last = StoredEvents.read(codec, current);
        stored.put(key, last);
        replay(key, current, last.atMillis(), state -> take(board, StoredEvents.read(codec, state)));
    }

    @Override
    boolean isOnBoard(ClusterBoard board, String[] parts) {
        String broker = parts[1].equals(CLOCK) ? parts[2] : parts[1];
        return broker.equals(NO_BROKER) || board.brokers().containsKey(Integer.parseInt(broker));
    }

    @Override
    MetricEvent corrected(ClusterBoard board, MetricEvent event) {
        if (event instanceof BrokerState state && board.clocks().told(state.brokerId(), state.atMillis())) {
            long offsetMillis = board.clocks().offsetMillis(state.brokerId());
            board.rewind(state.brokerId(), state.atMillis() - offsetMillis);
            String key = key(board.clusterId(), CLOCK, state.brokerId());
            store().putCurrent(key, writer().reset().putLong(offsetMillis).toBytes());
        }
        return super.corrected(board, event);
    }

    @Override
    Set<Kind> recordedFrom() {
        return Set.of(Kind.BROKER);
    }

    @Override
    Seconds seconds(ClusterBoard board) {
        return new HealthSeconds(board, store()::forEachPast);
    }

    @Override
    void apply(ClusterBoard board, MetricEvent event) {
        if (event instanceof ClusterState state && !takes(board, state)) {
            return;
        }
        int broker = event instanceof BrokerState state ? state.brokerId() : -1;
        String key = key(board.clusterId(), broker < 0 ? NO_BROKER : broker);
        MetricEvent before = stored.get(key);
        if (!take(board, event) && before != null && event.atMillis() <= before.atMillis()) {
            late();
            return;
        }
        annotate(board, before, event);
        stored.put(key, event);
        store().put(key, event.atMillis(), () -> codec.encode(event));
        long epochMillis = event instanceof BrokerState state ? state.epochMillis() : 0;
        cover(board, new Stream(Kind.BROKER, broker, bucket()), epochMillis, event.atMillis(), true);
    }

    private boolean takes(ClusterBoard board, ClusterState state) {
        Stream stream = new Stream(Kind.BROKER, -1, bucket());
        return takes(board, stream, state.collectorId(), state.atMillis(), true);
    }

    private void annotate(ClusterBoard board, MetricEvent before, MetricEvent now) {
        if (before instanceof BrokerState told && now instanceof BrokerState state) {
            annotate(board, told, state);
        } else if (before instanceof ClusterState told && now instanceof ClusterState state) {
            annotate(board, told, state);
        }
    }

    private void annotate(ClusterBoard board, BrokerState before, BrokerState now) {
        if (before.epochMillis() != now.epochMillis()) {
            long startMillis = now.epochMillis() - board.clocks().offsetMillis(now.brokerId());
            annotate(board, Math.min(startMillis, now.atMillis()), Annotation.Kind.BROKER_STARTED, now.brokerId(), 0);
        }
    }

    private void annotate(ClusterBoard board, ClusterState before, ClusterState now) {
        without(before.brokers(), now.brokers())
                .forEach(broker -> annotate(board, now.atMillis(), Annotation.Kind.BROKER_LEFT, broker, 0));
        without(now.brokers(), before.brokers())
                .forEach(broker -> annotate(board, now.atMillis(), Annotation.Kind.BROKER_JOINED, broker, 0));
        if (before.controllerId() >= 0 && now.controllerId() >= 0 && before.controllerId() != now.controllerId()) {
            annotate(board, now.atMillis(), Annotation.Kind.CONTROLLER_MOVED, now.controllerId(), 0);
        }
    }

    private static IntStream without(int[] brokers, int[] others) {
        return Arrays.stream(brokers).filter(broker -> Arrays.stream(others).noneMatch(other -> other == broker));
    }

    private static boolean take(ClusterBoard board, MetricEvent event) {
        if (event instanceof BrokerState state) {
            return broker(board, state.brokerId()).take(state);
        }
        if (!(event instanceof ClusterState state)
                || board.clusterState() != null
                        && state.atMillis() <= board.clusterState().atMillis()) {
            return false;
        }
        board.clusterState(state);
        board.clocks().reference(state.atMillis(), state.pollMillis());
        for (int i = 0; i < state.brokers().length; i++) {
            broker(board, state.brokers()[i]).registered(state.atMillis(), state.hosts()[i], state.racks()[i]);
        }
        return true;
    }

    private static BrokerInfo broker(ClusterBoard board, int id) {
        return board.brokers().computeIfAbsent(id, key -> new BrokerInfo());
    }
}
