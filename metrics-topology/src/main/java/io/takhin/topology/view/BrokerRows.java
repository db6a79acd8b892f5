package io.takhin.topology.view;

import io.takhin.broker.event.BrokerState;
import io.takhin.broker.event.ClusterState;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.event.RequestLatency;
import io.takhin.topology.board.BrokerInfo;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;
import io.takhin.topology.board.LatencyBoard;
import io.takhin.topology.board.PhaseTimes;
import io.takhin.topology.board.PhaseTimes.Phase;
import io.takhin.topology.board.TrafficState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The brokers of a board as rows. */
final class BrokerRows {

    private static final int WINDOW = RateRow.WINDOW_SECONDS;

    private final Moment moment;

    BrokerRows(Moment moment) {
        this.moment = moment;
    }

    List<BrokerRow> rows() {
        List<BrokerRow> rows = new ArrayList<>();
        moment.board().brokers().forEach((id, info) -> rows.add(row(id, info)));
        return rows;
    }

    private BrokerRow row(int id, BrokerInfo info) {
        boolean plugin = moment.withPlugin().contains(id);
        BrokerState state = plugin ? info.state() : null;
        ClusterState cluster = moment.collector() ? moment.board().clusterState() : null;
        int index = cluster == null ? -1 : indexOf(cluster.brokers(), id);
        return new BrokerRow(
                id,
                info.host(),
                info.rack() == null || info.rack().isEmpty() ? null : info.rack(),
                plugin || moment.present().contains(id),
                isController(id, state, cluster),
                plugin,
                info.seenMillis(),
                plugin ? rates(id) : RateRow.UNKNOWN,
                time(id, LatencyBoard.PRODUCE),
                time(id, LatencyBoard.FETCH),
                state == null ? null : state.activeConnections(),
                state == null ? null : state.requestHandlerIdleRatio(),
                state == null ? null : state.networkIdleRatio(),
                state == null ? null : state.underReplicatedPartitions(),
                state == null ? null : state.leaderCount(),
                state == null ? null : state.partitionCount(),
                plugin ? failedRate(info, BrokerInfo.FAILED_PRODUCE) : null,
                plugin ? failedRate(info, BrokerInfo.FAILED_FETCH) : null,
                state == null ? null : state.heapUsedBytes(),
                state == null ? null : state.heapMaxBytes(),
                state == null ? null : state.threadCount(),
                told(state == null ? null : state.logBytes(), cluster == null ? null : cluster.logBytes(), index),
                told(
                        state == null ? null : state.diskTotalBytes(),
                        cluster == null ? null : cluster.diskTotalBytes(),
                        index),
                told(
                        state == null ? null : state.diskUsableBytes(),
                        cluster == null ? null : cluster.diskUsableBytes(),
                        index),
                plugin ? Long.valueOf(moment.board().clocks().offsetMillis(id)) : null,
                unknown(id, plugin));
    }

    private Map<String, String> unknown(int broker, boolean plugin) {
        if (!plugin) {
            return Map.of("plugin", "The Takhin plugin doesn't report from this broker.");
        }
        RequestLatency last = moment.board().latency().lastByBroker().get(broker);
        if (last != null && last.approximate()) {
            String reason = "The broker's histograms could not be replaced: only its own percentiles are known.";
            return Map.of("produceTime", reason, "fetchTime", reason);
        }
        return Map.of();
    }

    private PhaseRow time(int broker, String request) {
        boolean fresh = moment.board().coverage().isFresh(Kind.LATENCY, broker);
        PhaseTimes times = fresh ? moment.board().latency().phases(broker, request) : null;
        long from = moment.second() - LatencyRow.WINDOW_SECONDS;
        long count = times == null ? -1 : times.count(from, moment.second());
        return count < 0
                ? null
                : new PhaseRow(
                        count,
                        mean(times, Phase.QUEUE, count),
                        mean(times, Phase.LOCAL, count),
                        mean(times, Phase.REMOTE, count),
                        mean(times, Phase.RESPONSE, count),
                        mean(times, Phase.SEND, count));
    }

    private Double mean(PhaseTimes times, Phase phase, long count) {
        long from = moment.second() - LatencyRow.WINDOW_SECONDS;
        return count == 0 ? null : Double.valueOf(times.millis(phase, from, moment.second()) / count / 1000);
    }

    private static int indexOf(int[] ids, int id) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isController(int id, BrokerState state, ClusterState cluster) {
        return state != null && Boolean.TRUE.equals(state.controller())
                || cluster != null && cluster.controllerId() == id;
    }

    /** What the plugin tells, else what the collector tells. */
    private static Long told(Long plugin, long[] collector, int index) {
        if (plugin != null) {
            return plugin;
        }
        return index < 0 || collector[index] < 0 ? null : collector[index];
    }

    private RateRow rates(int broker) {
        double[] means = new double[3];
        for (int column = 0; column < means.length; column++) {
            means[column] = mean(broker, column);
        }
        return new RateRow(
                Rates.known(means[TrafficState.MESSAGES_IN]),
                null,
                Rates.known(means[TrafficState.BYTES_IN]),
                Rates.known(means[TrafficState.BYTES_OUT]));
    }

    private double mean(int broker, int column) {
        Sum sum = new Sum(moment.second(), WINDOW);
        for (int bucket = 0; bucket < moment.bucketCount(); bucket++) {
            sum.addNothing(moment.board().coverage().completeSince(new Stream(Kind.TRAFFIC, broker, bucket)));
        }
        moment.board().traffic().forEach((topic, byBroker) -> {
            TrafficState traffic = byBroker.get(broker);
            if (traffic != null && !MetricTopic.isInternal(topic)) {
                sum.add(traffic.ring(), column, coveredSecond(broker, topic), traffic.fromBirth(), true);
            }
        });
        return Arrays.stream(sum.points()).average().orElse(Double.NaN);
    }

    private long coveredSecond(int broker, String topic) {
        long millis = moment.board().coverage().until(new Stream(Kind.TRAFFIC, broker, moment.bucket(topic)));
        return millis == Long.MIN_VALUE ? millis : Math.floorDiv(millis, 1000);
    }

    private Double failedRate(BrokerInfo info, int column) {
        double growth = info.failed().growth(column, moment.second() - WINDOW, moment.second(), Long.MIN_VALUE);
        return Rates.known(growth / WINDOW);
    }
}
