package io.takhin.server.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import io.takhin.topology.MetricsPipeline;
import java.util.List;

/** The topology's counts and progress. */
public final class PipelineMetrics extends Collector {

    private final MetricsPipeline pipeline;

    public PipelineMetrics(MetricsPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        MetricsPipeline.Counts counts = pipeline.counts();
        MetricsPipeline.Progress progress = pipeline.progress();
        return List.of(
                counter("takhin_events_total", "Metric events read.", counts.eventsTotal()),
                counter("takhin_dead_letters_total", "Records that couldn't be read.", counts.deadLettersTotal()),
                counter("takhin_unknown_events_total", "Events of unknown type.", counts.unknownTypesTotal()),
                counter("takhin_late_events_total", "Events too late for their window.", counts.lateEventsTotal()),
                new GaugeMetricFamily("takhin_ready", "1: the topology has caught up.", progress.ready() ? 1 : 0),
                new GaugeMetricFamily(
                        "takhin_remaining_records",
                        "Records the topology has still to read.",
                        progress.remainingRecords() < 0 ? Double.NaN : progress.remainingRecords()));
    }

    private static CounterMetricFamily counter(String name, String help, long value) {
        return new CounterMetricFamily(name, help, value);
    }
}
