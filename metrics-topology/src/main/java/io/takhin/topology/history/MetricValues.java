package io.takhin.topology.history;

import io.takhin.topology.history.Block.Part;
import io.takhin.topology.history.HistoryAnswer.Values;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Metrics' steps as answers tell them, by name. */
final class MetricValues {

    private static final double[] PERCENTILES = {50, 95, 99};
    private static final String[] PERCENTILE_NAMES = {"P50", "P95", "P99"};

    private final Map<String, Values> byName = new LinkedHashMap<>();
    private final Set<String> asked;
    private final int stepSeconds;

    /** @param asked names of what is to be told; null: all */
    MetricValues(Set<String> asked, int stepSeconds) {
        this.asked = asked;
        this.stepSeconds = stepSeconds;
    }

    Map<String, Values> byName() {
        return byName;
    }

    /** Of a histogram those of its percentiles. */
    static List<String> names(Metric metric) {
        return metric.kind() != Metric.Kind.HISTOGRAM
                ? List.of(metric.label())
                : Arrays.stream(PERCENTILE_NAMES)
                        .map(name -> metric.label() + name)
                        .toList();
    }

    private boolean isAsked(String name) {
        return asked == null || asked.contains(name);
    }

    /** @param extremes whether gauges have a lowest and a highest */
    void add(Metric metric, Combined combined, boolean extremes) {
        if (names(metric).stream().noneMatch(this::isAsked)) {
            return;
        }
        switch (metric.kind()) {
            case SUM -> {
                double[] sums = combined.numbers(metric, Part.LAST);
                put(metric, new Values(metric.unit(), Combined.perSecond(sums, stepSeconds), null, null));
            }
            case GAUGE -> put(metric, gauge(metric, combined, extremes));
            case HISTOGRAM -> percentiles(metric, combined);
            default -> throw new IllegalStateException(metric.kind().toString());
        }
    }

    private void put(Metric metric, Values values) {
        byName.put(metric.label(), values);
    }

    private static Values gauge(Metric metric, Combined combined, boolean extremes) {
        return new Values(
                metric.unit(),
                combined.numbers(metric, Part.LAST),
                extremes ? combined.extremes(metric, Part.MIN) : null,
                extremes ? combined.extremes(metric, Part.MAX) : null);
    }

    private void percentiles(Metric metric, Combined combined) {
        double[][] percentiles = combined.percentiles(metric, PERCENTILES);
        for (int i = 0; i < PERCENTILES.length; i++) {
            String name = names(metric).get(i);
            if (isAsked(name)) {
                byName.put(name, new Values(metric.unit(), percentiles[i], null, null));
            }
        }
    }
}
