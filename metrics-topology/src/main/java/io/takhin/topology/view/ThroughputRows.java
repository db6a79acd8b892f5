package io.takhin.topology.view;

import io.takhin.topology.board.ClusterSeries;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.board.TrafficState;
import io.takhin.topology.sketch.CounterRing;
import io.takhin.topology.sketch.SeriesRing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The cluster's throughput: the sum over its user topics. */
final class ThroughputRows {

    /** Seconds that may still change: commits tell up to ten seconds late. */
    private static final int UNSETTLED_SECONDS = 12;

    private static final Kind[] PARTITIONS = {Kind.PLUGIN_PARTITIONS, Kind.COLLECTOR_PARTITIONS};

    private final Moment moment;
    private final Rates rates;
    private final List<TopicState> topics;

    ThroughputRows(Moment moment, Rates rates) {
        this.moment = moment;
        this.rates = rates;
        this.topics = moment.board().topics().values().stream()
                .filter(topic -> !topic.internal())
                .toList();
    }

    Throughput throughput() {
        ClusterSeries series = moment.board().series();
        boolean partitions = moment.board().coverage().hasTold(PARTITIONS);
        boolean changed = series.tellersChanged(List.of(moment.pluginTellsAll(), moment.collector(), partitions));
        long unsettled = moment.second() - series.settledSecond();
        int seconds = (int) (changed ? CounterRing.SECONDS : Math.min(CounterRing.SECONDS, unsettled));
        fill(
                series.produceRate(),
                seconds,
                parts(seconds, partitions, topic -> rates.produced(topic, seconds), PARTITIONS));
        fill(
                series.fetchRate(),
                seconds,
                parts(seconds, moment.collector(), topic -> rates.fetched(topic, seconds), Kind.GROUPS));
        fill(series.produceBytes(), seconds, bytes(TrafficState.BYTES_IN, seconds));
        fill(series.fetchBytes(), seconds, bytes(TrafficState.BYTES_OUT, seconds));
        series.settledSecond(moment.second() - UNSETTLED_SECONDS);
        RateRow now = new RateRow(
                Rates.mean(last(series.produceRate(), RateRow.WINDOW_SECONDS)),
                moment.collector() ? Rates.known(sum(rates::fetchRate)) : null,
                Rates.mean(last(series.produceBytes(), RateRow.WINDOW_SECONDS)),
                Rates.mean(last(series.fetchBytes(), RateRow.WINDOW_SECONDS)));
        return new Throughput(
                now,
                series(series.produceRate()),
                series(series.fetchRate()),
                series(series.produceBytes()),
                series(series.fetchBytes()),
                unknown(now));
    }

    private List<double[]> bytes(int column, int seconds) {
        return parts(seconds, moment.pluginTellsAll(), topic -> rates.bytes(topic, column, seconds), Kind.TRAFFIC);
    }

    /**
     * Each topic's part of a sum, and one more where they alone don't say what is known: unknown unless {@code told}, and
     * where there is no topic, in the seconds before these kinds of streams told so.
     */
    private List<double[]> parts(int seconds, boolean told, Function<TopicState, double[]> part, Kind... kinds) {
        List<double[]> parts = new ArrayList<>(topics.size() + 1);
        topics.forEach(topic -> parts.add(part.apply(topic)));
        if (topics.isEmpty() || !told) {
            double[] known = Rates.unknown(seconds);
            long since = told ? moment.board().coverage().allSince(kinds) : Long.MAX_VALUE;
            Rates.setTold(known, moment.second() - seconds, since, Long.MAX_VALUE);
            parts.add(known);
        }
        return parts;
    }

    /** Of the settled seconds only those that weren't known: after a restart, some tellers are heard later than others. */
    private void fill(SeriesRing ring, int seconds, List<double[]> parts) {
        double[] known = last(ring, seconds);
        long settled = moment.board().series().settledSecond();
        for (int i = 0; i < seconds; i++) {
            if (moment.second() - seconds + i < settled && !Double.isNaN(known[i])) {
                continue;
            }
            double sum = 0;
            for (double[] part : parts) {
                sum += part[i];
            }
            ring.set(moment.second() - seconds + i, sum);
        }
    }

    private double sum(ToDoubleFunction<TopicState> rate) {
        double sum = 0;
        for (TopicState topic : topics) {
            sum += rate.applyAsDouble(topic);
        }
        return sum;
    }

    private double[] last(SeriesRing ring, int seconds) {
        return ring.last(seconds, moment.second());
    }

    private Series series(SeriesRing ring) {
        return rates.series(last(ring, CounterRing.SECONDS));
    }

    private Map<String, String> unknown(RateRow now) {
        Map<String, String> unknown = new LinkedHashMap<>();
        if (now.produceRate() == null) {
            unknown.put("produceRate", "Not every partition's offsets are known for the last seconds.");
        }
        if (now.fetchRate() == null) {
            unknown.put(
                    "fetchRate",
                    moment.collector()
                            ? "Not every group's committed offsets are known for the last seconds."
                            : "The collector doesn't report, so committed offsets aren't known.");
        }
        String bytes = moment.withoutPlugin() == null
                ? "Not every broker's counters are known for the last seconds."
                : moment.withoutPlugin();
        if (now.produceBytes() == null) {
            unknown.put("produceBytes", bytes);
        }
        if (now.fetchBytes() == null) {
            unknown.put("fetchBytes", bytes);
        }
        return unknown;
    }
}
