package io.takhin.topology.view;

import io.takhin.broker.event.BrokerState;
import io.takhin.broker.event.ClusterState;
import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.topology.board.BrokerInfo;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;
import io.takhin.topology.store.ViewStores;

/**
 * Brokers and the cluster as a whole.
 *
 * <p>Input: {@link BrokerState} and {@link ClusterState}. Key: cluster and broker, or the cluster. State: the events
 * themselves.
 */
public final class HealthView extends View {

    private static final String NO_BROKER = "-";

    private final EventCodec codec = new EventCodec();

    public HealthView(ViewContext context) {
        super(ViewStores.HEALTH, context);
    }

    @Override
    void restore(ClusterBoard board, String key, String[] parts, byte[] current) {
        MetricEvent last = StoredEvents.read(codec, current);
        replay(key, current, last.atMillis(), state -> take(board, StoredEvents.read(codec, state)));
    }

    @Override
    boolean isOnBoard(ClusterBoard board, String[] parts) {
        return parts[1].equals(NO_BROKER) || board.brokers().containsKey(Integer.parseInt(parts[1]));
    }

    @Override
    void apply(ClusterBoard board, MetricEvent event) {
        if (event instanceof ClusterState state
                && !takes(board, new Stream(Kind.BROKER, -1, bucket()), state.collectorId(), state.atMillis())) {
            return;
        }
        if (!take(board, event)) {
            late();
            return;
        }
        if (event instanceof BrokerState state) {
            store().put(key(board.clusterId(), state.brokerId()), state.atMillis(), codec.encode(state));
            Stream stream = new Stream(Kind.BROKER, state.brokerId(), bucket());
            cover(board, stream, state.epochMillis(), state.atMillis(), true);
        } else {
            store().put(key(board.clusterId(), NO_BROKER), event.atMillis(), codec.encode(event));
            cover(board, new Stream(Kind.BROKER, -1, bucket()), 0, event.atMillis(), true);
        }
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
        for (int i = 0; i < state.brokers().length; i++) {
            broker(board, state.brokers()[i]).registered(state.atMillis(), state.hosts()[i], state.racks()[i]);
        }
        return true;
    }

    private static BrokerInfo broker(ClusterBoard board, int id) {
        return board.brokers().computeIfAbsent(id, key -> new BrokerInfo());
    }
}
