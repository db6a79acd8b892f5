package io.takhin.topology.view;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.RequestLatency;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.LatencyBoard;
import io.takhin.topology.history.Block;
import io.takhin.topology.history.Histograms;
import io.takhin.topology.history.Metric;
import io.takhin.topology.history.Seconds;
import io.takhin.topology.history.SeriesKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** History of latencies, each broker's for itself: what is asked for together is merged then. From the events they told. */
final class LatencySeconds implements Seconds {

    private static final Map<String, Metric> METRICS =
            Map.of(LatencyBoard.PRODUCE, Metric.PRODUCE_LATENCY, LatencyBoard.FETCH, Metric.FETCH_LATENCY);

    /** An interval's end may be so far from its middle, by which it counts. */
    private static final long LONGEST_MILLIS = 10_000;

    private final EventCodec codec = new EventCodec();
    private final ClusterBoard board;
    private final Past past;

    LatencySeconds(ClusterBoard board, Past past) {
        this.board = board;
        this.past = past;
    }

    @Override
    public List<String> series() {
        return board.latency().lastByBroker().keySet().stream()
                .map(broker -> SeriesKey.broker(board.clusterId(), broker).text())
                .toList();
    }

    @Override
    public Block of(String series, long startSecond, int count, Function<String, Block> parts) {
        Block block = Block.ofSeconds(startSecond, count);
        past.forEach(
                View.key(board.clusterId(), SeriesKey.parse(series).name()),
                startSecond * 1000,
                (startSecond + count) * 1000 + LONGEST_MILLIS,
                (atMillis, state) -> take(block, (RequestLatency) StoredEvents.read(codec, state)));
        return block;
    }

    private static void take(Block block, RequestLatency event) {
        long step = LatencyBoard.second(event) - block.startMillis() / 1000;
        for (int i = 0; i < event.requests().length && !event.approximate(); i++) {
            Metric metric = METRICS.get(event.requests()[i]);
            if (metric != null && LatencyBoard.isTotal(event, i) && step >= 0 && step < block.steps()) {
                byte[] more = Histograms.pack(LatencyBoard.decode(event.histograms()[i]));
                byte[] before = block.histogram(metric, (int) step);
                block.setHistogram(metric, (int) step, Histograms.merge(Arrays.asList(before, more)));
            }
        }
    }

    @Override
    public Set<Metric> expected(String series) {
        return Set.of();
    }
}
