package io.takhin.broker.reporter;

import com.yammer.metrics.core.Gauge;
import com.yammer.metrics.core.Histogram;
import com.yammer.metrics.core.Meter;
import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.core.MetricsRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A registry of its own with metrics named as a broker names them. */
final class FakeBroker {

    final MetricsRegistry registry = new MetricsRegistry();

    Meter topicMeter(String name, String topic) {
        return registry.newMeter(
                name("kafka.server", "BrokerTopicMetrics", name, ",topic=" + topic), "x", TimeUnit.SECONDS);
    }

    Meter brokerMeter(String type, String name) {
        return registry.newMeter(name("kafka.server", type, name, ""), "x", TimeUnit.SECONDS);
    }

    void removeTopicMeter(String name, String topic) {
        registry.removeMetric(name("kafka.server", "BrokerTopicMetrics", name, ",topic=" + topic));
    }

    Histogram request(String request, String phase) {
        return registry.newHistogram(name("kafka.network", "RequestMetrics", phase, ",request=" + request), true);
    }

    AtomicLong gauge(String group, String type, String name) {
        return gauge(name(group, type, name, ""));
    }

    private AtomicLong gauge(MetricName name) {
        AtomicLong value = new AtomicLong();
        registry.newGauge(name, new Gauge<Long>() {
            @Override
            public Long value() {
                return value.get();
            }
        });
        return value;
    }

    FakePartition partition(String topic, int partition) {
        String tags = ",topic=" + topic + ",partition=" + partition;
        return new FakePartition(
                gauge(name("kafka.cluster", "Partition", "ReplicasCount", tags)),
                gauge(name("kafka.cluster", "Partition", "InSyncReplicasCount", tags)),
                gauge(name("kafka.log", "Log", "LogStartOffset", tags)),
                gauge(name("kafka.log", "Log", "LogEndOffset", tags)),
                gauge(name("kafka.log", "Log", "Size", tags)));
    }

    AtomicLong futureLogSize(String topic, int partition) {
        return gauge(
                name("kafka.log", "Log", "Size", ",topic=" + topic + ",partition=" + partition + ",is-future=true"));
    }

    void removePartition(String topic, int partition) {
        String tags = ",topic=" + topic + ",partition=" + partition;
        registry.removeMetric(name("kafka.cluster", "Partition", "ReplicasCount", tags));
        registry.removeMetric(name("kafka.cluster", "Partition", "InSyncReplicasCount", tags));
        registry.removeMetric(name("kafka.log", "Log", "LogStartOffset", tags));
        registry.removeMetric(name("kafka.log", "Log", "LogEndOffset", tags));
        registry.removeMetric(name("kafka.log", "Log", "Size", tags));
    }

    private static MetricName name(String group, String type, String name, String tags) {
        return new MetricName(group, type, name, null, group + ":type=" + type + ",name=" + name + tags);
    }

    /** A partition's gauges; {@code replicas} above 0 makes this broker its leader. */
    record FakePartition(AtomicLong replicas, AtomicLong isr, AtomicLong logStart, AtomicLong logEnd, AtomicLong size) {

        FakePartition set(long replicas, long isr, long logStart, long logEnd, long size) {
            this.replicas.set(replicas);
            this.isr.set(isr);
            this.logStart.set(logStart);
            this.logEnd.set(logEnd);
            this.size.set(size);
            return this;
        }
    }
}
