package io.takhin.topology.view;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.RequestLatency;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;
import io.takhin.topology.board.LatencyBoard;
import io.takhin.topology.history.Seconds;
import io.takhin.topology.store.ViewStores;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Request latency percentiles over all brokers.
 *
 * <p>Input: {@link RequestLatency}. Key: cluster and broker. State: the event itself, with its histograms; the board merges
 * them by second.
 */
public final class LatencyView extends View {

    private final EventCodec codec = new EventCodec();
    /** What the store has: the board may know more, of events that were followed while another server read them. */
    private final Map<String, RequestLatency> stored = new HashMap<>();

    public LatencyView(ViewContext context) {
        super(ViewStores.LATENCY, context);
    }

    @Override
    void restore(ClusterBoard board, String key, String[] parts, byte[] current) {
        RequestLatency last = (RequestLatency) StoredEvents.read(codec, current);
        stored.put(key, last);
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
        String key = key(board.clusterId(), latency.brokerId());
        if (!board.latency().take(latency) && !isMissing(key, latency)) {
            late();
        } else {
            stored.put(key, latency);
            store().put(key, event.atMillis(), () -> codec.encode(event));
            Stream stream = new Stream(Kind.LATENCY, latency.brokerId(), bucket());
            cover(board, stream, latency.epochMillis(), latency.atMillis(), true);
        }
    }

    private boolean isMissing(String key, RequestLatency event) {
        RequestLatency last = stored.get(key);
        return last == null || LatencyBoard.isAfter(event, last);
    }
}
