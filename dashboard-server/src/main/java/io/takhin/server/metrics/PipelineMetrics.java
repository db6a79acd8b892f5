package io.takhin.server.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import io.takhin.server.api.Readiness;
import io.takhin.server.api.ReadinessProbe;
import io.takhin.topology.MetricsPipeline;
import java.util.List;

/** The topology's counts and progress. */
public final class PipelineMetrics extends Collector {

    private final MetricsPipeline pipeline;
    private final ReadinessProbe readiness;

    public PipelineMetrics(MetricsPipeline pipeline, ReadinessProbe readiness) {
        this.pipeline = pipeline;
        this.readiness = readiness;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        MetricsPipeline.Counts counts = pipeline.counts();
        Readiness now = readiness.now();
        return List.of(
                counter("takhin_events_total", "Metric events read.", counts.eventsTotal()),
                counter("takhin_dead_letters_total", "Records that couldn't be read.", counts.deadLettersTotal()),
                counter("takhin_unknown_events_total", "Events of unknown type.", counts.unknownTypesTotal()),
                counter("takhin_late_events_total", "Events too late for their window.", counts.lateEventsTotal()),
                new GaugeMetricFamily(
                        "takhin_ready", "1: caught up, and the numbers are those of now.", now.tellsOfNow() ? 1 : 0),
                new GaugeMetricFamily(
                        "takhin_remaining_records",
                        "Records the topology has still to read.",
                        now.remainingRecords() < 0 ? Double.NaN : now.remainingRecords()));
    }

    private static CounterMetricFamily counter(String name, String help, long value) {
        return new CounterMetricFamily(name, help, value);
    }
}
