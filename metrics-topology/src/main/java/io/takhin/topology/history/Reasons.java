package io.takhin.topology.history;

import io.takhin.topology.history.HistoryAnswer.Values;
import io.takhin.topology.store.Rollup;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why values are missing. */
final class Reasons {

    private static final String COMMITS = "The collector didn't tell all committed offsets of these seconds.";
    private static final String BYTES = "Not every broker's plugin told of these seconds.";
    private static final String LATENCY = "No plugin told of a request in these seconds.";
    private static final String PLUGIN = "The broker's plugin didn't tell of these seconds.";

    private static final Map<String, String> BY_LABEL = Map.of(
            Metric.PRODUCE_RATE.label(), "Not every partition's offsets were told of these seconds.",
            Metric.FETCH_RATE.label(), COMMITS,
            Metric.CONSUMED_RATE.label(), COMMITS,
            Metric.PRODUCE_BYTES.label(), BYTES,
            Metric.FETCH_BYTES.label(), BYTES,
            Metric.LAG.label(), "No group's lag was known in these seconds.",
            Metric.CONNECTIONS.label(), PLUGIN,
            Metric.HEAP_USED_BYTES.label(), PLUGIN,
            Metric.LOG_BYTES.label(), PLUGIN,
            Metric.IDLE.label(), PLUGIN);

    private final HistoryQuery query;
    private final Rollup rollup;
    private final Horizon horizon;
    private final long nowMillis;

    Reasons(HistoryQuery query, Rollup rollup, Horizon horizon, long nowMillis) {
        this.query = query;
        this.rollup = rollup;
        this.horizon = horizon;
        this.nowMillis = nowMillis;
    }

    /** By metric, of those with a value missing. */
    Map<String, String> of(Map<String, Values> values) {
        Map<String, String> reasons = new LinkedHashMap<>();
        values.forEach((name, series) -> {
            int first = firstUnknown(series.values());
            if (first >= 0) {
                reasons.put(name, reason(name, query.fromMillis() + first * query.stepMillis()));
            }
        });
        return reasons;
    }

    private static int firstUnknown(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                return i;
            }
        }
        return -1;
    }

    /** @param atMillis the first step that isn't known */
    private String reason(String name, long atMillis) {
        if (atMillis + query.stepMillis() > nowMillis) {
            return "Not told yet: all is known until " + Instant.ofEpochMilli(nowMillis) + ".";
        }
        return horizon.whyNothing(rollup, atMillis, nowMillis).orElseGet(() -> notTold(name));
    }

    private static String notTold(String name) {
        boolean latency = Arrays.stream(new Metric[] {Metric.PRODUCE_LATENCY, Metric.FETCH_LATENCY})
                .anyMatch(metric -> name.startsWith(metric.label() + "P"));
        return latency ? LATENCY : BY_LABEL.getOrDefault(name, "It wasn't told in these seconds.");
    }
}
