package io.takhin.topology.view;

import io.takhin.broker.event.BrokerState;
import io.takhin.broker.event.EventCodec;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.history.Block;
import io.takhin.topology.history.HeldGauge;
import io.takhin.topology.history.Metric;
import io.takhin.topology.history.Seconds;
import io.takhin.topology.history.SeriesKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** History of brokers' own gauges, from the events that they told. */
final class HealthSeconds implements Seconds {

    /** What was told holds until the next tick, and a late one. */
    private static final long HELD_SECONDS = 3;

    private static final Map<Metric, Function<BrokerState, Number>> GAUGES = new EnumMap<>(Map.of(
            Metric.CONNECTIONS, BrokerState::activeConnections,
            Metric.HEAP_USED_BYTES, BrokerState::heapUsedBytes,
            Metric.LOG_BYTES, BrokerState::logBytes,
            Metric.IDLE, BrokerState::requestHandlerIdleRatio));

    private final EventCodec codec = new EventCodec();
    private final ClusterBoard board;
    private final Past past;

    HealthSeconds(ClusterBoard board, Past past) {
        this.board = board;
        this.past = past;
    }

    @Override
    public List<String> series() {
        return board.brokers().entrySet().stream()
                .filter(broker -> broker.getValue().state() != null)
                .map(broker ->
                        SeriesKey.broker(board.clusterId(), broker.getKey()).text())
                .toList();
    }

    @Override
    public Block of(String series, long startSecond, int count, Function<String, Block> parts) {
        Map<Metric, HeldGauge> gauges = new EnumMap<>(Metric.class);
        GAUGES.keySet().forEach(metric -> gauges.put(metric, new HeldGauge(startSecond, count, HELD_SECONDS)));
        past.forEach(
                View.key(board.clusterId(), SeriesKey.parse(series).name()),
                (startSecond - HELD_SECONDS) * 1000,
                (startSecond + count + 1) * 1000 - 1,
                (atMillis, state) -> {
                    BrokerState told = (BrokerState) StoredEvents.read(codec, state);
                    gauges.forEach((metric, gauge) -> gauge.told(Math.floorDiv(atMillis, 1000), value(metric, told)));
                });
        Block block = Block.ofSeconds(startSecond, count);
        gauges.forEach((metric, gauge) -> block.set(metric, gauge.steps()));
        return block;
    }

    private static long value(Metric metric, BrokerState told) {
        Number number = GAUGES.get(metric).apply(told);
        return number == null ? Block.UNKNOWN : Math.round(number.doubleValue() * metric.scale());
    }

    @Override
    public Set<Metric> expected(String series) {
        return Set.of();
    }
}
