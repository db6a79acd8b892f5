package io.takhin.topology.view;

import io.takhin.topology.board.ClusterSeries;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.board.TrafficState;
import io.takhin.topology.sketch.CounterRing;
import io.takhin.topology.sketch.SeriesRing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The cluster's throughput: the sum over its user topics. */
final class ThroughputRows {

    /** Seconds that may still change: commits tell up to ten seconds late. */
    private static final int UNSETTLED_SECONDS = 12;

    private final Moment moment;
    private final Rates rates;

    ThroughputRows(Moment moment, Rates rates) {
        this.moment = moment;
        this.rates = rates;
    }

    Throughput throughput() {
        ClusterSeries series = moment.board().series();
        List<TopicState> topics = userTopics();
        int seconds = (int) Math.min(CounterRing.SECONDS, moment.second() - series.settledSecond());
        fill(
                series.produceRate(),
                seconds,
                topics.stream().map(topic -> rates.produced(topic, seconds)).toList());
        fill(
                series.fetchRate(),
                seconds,
                topics.stream().map(topic -> rates.fetched(topic, seconds)).toList());
        fill(series.produceBytes(), seconds, bytes(topics, TrafficState.BYTES_IN, seconds));
        fill(series.fetchBytes(), seconds, bytes(topics, TrafficState.BYTES_OUT, seconds));
        series.settledSecond(moment.second() - UNSETTLED_SECONDS);
        RateRow now = new RateRow(
                Rates.mean(last(series.produceRate(), RateRow.WINDOW_SECONDS)),
                Rates.known(sum(topics, rates::fetchRate)),
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

    private List<TopicState> userTopics() {
        return moment.board().topics().values().stream()
                .filter(topic -> !topic.internal())
                .toList();
    }

    private List<double[]> bytes(List<TopicState> topics, int column, int seconds) {
        List<double[]> bytes = new ArrayList<>(topics.size() + 1);
        topics.forEach(topic -> bytes.add(rates.bytes(topic, column, seconds)));
        if (topics.isEmpty() && !moment.pluginTellsAll()) {
            bytes.add(Rates.unknown(seconds));
        }
        return bytes;
    }

    private void fill(SeriesRing ring, int seconds, List<double[]> parts) {
        for (int i = 0; i < seconds; i++) {
            double sum = 0;
            for (double[] part : parts) {
                sum += part[i];
            }
            ring.set(moment.second() - seconds + i, sum);
        }
    }

    private static double sum(List<TopicState> topics, ToDoubleFunction<TopicState> rate) {
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
            unknown.put("fetchRate", "The collector doesn't report, so committed offsets aren't known.");
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
