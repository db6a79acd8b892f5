package io.takhin.topology.view;

import io.takhin.topology.board.Boards;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.board.TrafficState;
import io.takhin.topology.sketch.CounterRing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Makes snapshots of the boards. A cluster's snapshot is made once for each complete second, and shared; none is older
 * than the one before, unless that was made by a wrong clock. Thread-safe.
 */
public final class Snapshots implements CurrentViews {

    private record Made(long second, long rewinds, ClusterSnapshot snapshot) {}

    private final Supplier<Boards> boards;
    private final IntSupplier bucketCount;
    private final BooleanSupplier restored;
    private final Map<String, Made> made = new ConcurrentHashMap<>();

    /**
     * @param boards the ones to show; others after the topology was started anew
     * @param bucketCount partitions of the metric topics
     * @param restored false while boards are still filled from the stores: a part would look like the whole
     */
    public Snapshots(Supplier<Boards> boards, IntSupplier bucketCount, BooleanSupplier restored) {
        this.boards = boards;
        this.bucketCount = bucketCount;
        this.restored = restored;
    }

    @Override
    public List<String> clusterIds() {
        return boards.get().all().stream().map(ClusterBoard::clusterId).toList();
    }

    @Override
    public Optional<ClusterSnapshot> snapshot(String clusterId) {
        return find(clusterId).flatMap(this::snapshot);
    }

    private Optional<ClusterBoard> find(String clusterId) {
        return restored.getAsBoolean() ? boards.get().find(clusterId) : Optional.empty();
    }

    private Optional<ClusterSnapshot> snapshot(ClusterBoard board) {
        synchronized (board) {
            Moment moment = Moment.of(board, bucketCount.getAsInt());
            Made last = made.get(board.clusterId());
            if (moment.second() == Coverage.NONE) {
                return Optional.ofNullable(last).map(Made::snapshot);
            }
            if (last == null || last.second < moment.second() || last.rewinds != board.rewinds()) {
                last = new Made(moment.second(), board.rewinds(), make(moment));
                made.put(board.clusterId(), last);
            }
            return Optional.of(last.snapshot);
        }
    }

    /**
     * Adds what was told since to the clusters' series, as each snapshot does. A topic that is deleted later stays in them:
     * who makes no snapshot each second calls this.
     */
    public void settle() {
        for (ClusterBoard board : boards.get().all()) {
            synchronized (board) {
                Moment moment = Moment.of(board, bucketCount.getAsInt());
                if (moment.second() != Coverage.NONE) {
                    new ThroughputRows(moment, new Rates(moment)).throughput();
                }
            }
        }
    }

    private static ClusterSnapshot make(Moment moment) {
        Rates rates = new Rates(moment);
        List<TopicRow> topics = new TopicRows(moment, rates).rows();
        List<GroupRow> groups = new GroupRows(moment).rows();
        return new ClusterSnapshot(
                moment.board().clusterId(),
                moment.atMillis(),
                new ThroughputRows(moment, rates).throughput(),
                new LatencyRows(moment).latency(),
                topics,
                groups,
                new HealthRows(moment, topics, groups).health());
    }

    @Override
    public boolean pluginTellsAll(String clusterId) {
        ClusterBoard board = find(clusterId).orElse(null);
        if (board == null) {
            return false;
        }
        synchronized (board) {
            return Moment.of(board, bucketCount.getAsInt()).pluginTellsAll();
        }
    }

    @Override
    public Optional<TopicDetail> topic(String clusterId, String name) {
        return find(clusterId).flatMap(board -> topic(board, name));
    }

    private Optional<TopicDetail> topic(ClusterBoard board, String name) {
        synchronized (board) {
            TopicState topic = board.topics().get(name);
            Moment moment = Moment.of(board, bucketCount.getAsInt());
            if (topic == null || moment.second() == Coverage.NONE) {
                return Optional.empty();
            }
            Rates rates = new Rates(moment);
            return Optional.of(new TopicDetail(
                    moment.atMillis(),
                    new TopicRows(moment, rates).row(topic),
                    TopicRows.partitions(topic),
                    rates.series(rates.produced(topic, CounterRing.SECONDS)),
                    rates.series(rates.fetched(topic, CounterRing.SECONDS)),
                    rates.series(rates.bytes(topic, TrafficState.BYTES_IN, CounterRing.SECONDS)),
                    rates.series(rates.bytes(topic, TrafficState.BYTES_OUT, CounterRing.SECONDS))));
        }
    }
}
