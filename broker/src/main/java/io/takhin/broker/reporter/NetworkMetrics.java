package io.takhin.broker.reporter;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;

/**
 * The network threads' metrics, which are Kafka metrics, not Yammer ones: group {@code socket-server-metrics}, one a
 * listener and network thread. Controller listeners are left out: they serve no clients.
 */
final class NetworkMetrics {

    private static final String GROUP = "socket-server-metrics";
    private static final String CONNECTIONS = "connection-count";
    private static final String IDLE = "io-wait-time-ns-total";

    private final Set<String> ignoredListeners;
    private final Map<MetricName, KafkaMetric> metrics = new ConcurrentHashMap<>();

    NetworkMetrics(List<String> controllerListeners) {
        this.ignoredListeners = Set.copyOf(controllerListeners);
    }

    void add(KafkaMetric metric) {
        MetricName name = metric.metricName();
        if (GROUP.equals(name.group())
                && (CONNECTIONS.equals(name.name()) || IDLE.equals(name.name()))
                && name.tags().containsKey("networkProcessor")
                && !ignoredListeners.contains(name.tags().get("listener"))) {
            metrics.put(name, metric);
        }
    }

    void remove(KafkaMetric metric) {
        metrics.remove(metric.metricName());
    }

    /** Open connections; null when there is no such metric. */
    Long connections() {
        double[] values = values(CONNECTIONS).toArray();
        return values.length == 0 ? null : Math.round(DoubleStream.of(values).sum());
    }

    /** Nanoseconds that a network thread has waited for work so far, the average of all; null when there is none. */
    Long idleNanos() {
        OptionalDouble average = values(IDLE).average();
        return average.isPresent() ? Math.round(average.getAsDouble()) : null;
    }

    private DoubleStream values(String name) {
        return metrics.values().stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .map(KafkaMetric::metricValue)
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .filter(Double::isFinite);
    }
}
