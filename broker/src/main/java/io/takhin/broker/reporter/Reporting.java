package io.takhin.broker.reporter;

import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.core.MetricsRegistry;
import io.takhin.broker.sink.MetricSink;
import java.lang.management.ManagementFactory;

/** A reporter at work: the index, the taps, the ticker and the sink, from start to close. */
final class Reporting implements AutoCloseable {

    private static final MetricName ALL_TOPICS = new MetricName(
            "kafka.server",
            "BrokerTopicMetrics",
            "MessagesInPerSec",
            null,
            "kafka.server:type=BrokerTopicMetrics,name=MessagesInPerSec");

    private final MetricsRegistry registry;
    private final MetricSink sink;
    private final LatencyTaps taps = new LatencyTaps();
    private final RegistryIndex index = new RegistryIndex(taps);
    private final Ticker ticker;

    Reporting(
            ReporterConfig config,
            BrokerFacts facts,
            String clusterId,
            MetricsRegistry registry,
            NetworkMetrics network,
            MetricSink sink) {
        this.registry = registry;
        this.sink = sink;
        long now = System.currentTimeMillis();
        CounterEpoch epoch = CounterEpoch.of(
                registry.allMetrics().get(ALL_TOPICS),
                ManagementFactory.getRuntimeMXBean().getStartTime(),
                now);
        Teller teller = new Teller(clusterId, facts.nodeId(), epoch.epochMillis());
        TickCollector collector = new TickCollector(
                teller,
                epoch,
                index,
                new RequestLatencyTold(teller, taps, now),
                new BrokerStateTold(teller, index, network, new Disk(facts.logDirs())),
                config.refreshInterval().toMillis(),
                facts.brokerRole());
        this.ticker = new Ticker(config.interval(), System::currentTimeMillis, at -> collector.tick(at, sink));
    }

    /** From here on the broker's metrics are followed; existing ones are taken in before this returns. */
    void start() {
        registry.addListener(index);
        ticker.start();
    }

    @Override
    public void close() {
        try {
            ticker.close();
            registry.removeListener(index);
            taps.close();
        } finally {
            sink.close();
        }
    }
}
