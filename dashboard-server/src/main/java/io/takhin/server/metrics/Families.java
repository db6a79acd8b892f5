package io.takhin.server.metrics;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.GaugeMetricFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gauges, grouped by name as the exposition format wants them. */
final class Families {

    private final Map<String, GaugeMetricFamily> byName = new LinkedHashMap<>();

    /** @param value null: unknown, and so absent */
    void add(String name, String help, List<String> labelNames, List<String> labels, Number value) {
        if (value != null && !Double.isNaN(value.doubleValue())) {
            byName.computeIfAbsent(name, n -> new GaugeMetricFamily(n, help, labelNames))
                    .addMetric(labels, value.doubleValue());
        }
    }

    void cluster(String name, String help, String cluster, Number value) {
        add(name, help, List.of("cluster"), List.of(cluster), value);
    }

    List<MetricFamilySamples> all() {
        return List.copyOf(byName.values());
    }
}
