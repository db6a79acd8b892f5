package io.takhin.topology.view;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.RequestLatency;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;
import io.takhin.topology.history.Seconds;
import io.takhin.topology.store.ViewStores;
import java.util.Set;

/**
 * Request latency percentiles over all brokers.
 *
 * <p>Input: {@link RequestLatency}. Key: cluster and broker. State: the event itself, with its histograms; the board merges
 * them by second.
 */
public final class LatencyView extends View {

    private final EventCodec codec = new EventCodec();

    public LatencyView(ViewContext context) {
        super(ViewStores.LATENCY, context);
    }

    @Override
    void restore(ClusterBoard board, String key, String[] parts, byte[] current) {
        RequestLatency last = (RequestLatency) StoredEvents.read(codec, current);
        replay(key, current, last.atMillis(), state -> board.latency()
                .take((RequestLatency) StoredEvents.read(codec, state)));
    }

    @Override
    boolean isOnBoard(ClusterBoard board, String[] parts) {
        return board.latency().lastByBroker().containsKey(Integer.parseInt(parts[1]));
    }

    @Override
    Set<Kind> recordedFrom() {
        return Set.of(Kind.LATENCY);
    }

    @Override
    Seconds seconds(ClusterBoard board) {
        return new LatencySeconds(board, store()::forEachPast);
    }

    @Override
    void apply(ClusterBoard board, MetricEvent event) {
        if (!(event instanceof RequestLatency latency)) {
            return;
        }
        if (!board.latency().take(latency)) {
            late();
        } else {
            store().put(key(board.clusterId(), latency.brokerId()), event.atMillis(), () -> codec.encode(event));
            Stream stream = new Stream(Kind.LATENCY, latency.brokerId(), bucket());
            cover(board, stream, latency.epochMillis(), latency.atMillis(), true);
        }
    }
}
