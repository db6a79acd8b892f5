package io.takhin.broker.reporter;

import com.yammer.metrics.core.Gauge;
import com.yammer.metrics.core.Histogram;
import com.yammer.metrics.core.Meter;
import com.yammer.metrics.core.Metric;
import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.core.MetricsRegistryListener;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * References to the metrics that a tick reads, kept as the broker adds and removes them: walking the whole registry and
 * parsing names would cost ten times as much. Called on the broker's own threads: cheap, and never throws.
 */
final class RegistryIndex implements MetricsRegistryListener {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryIndex.class);

    /** Topics that are gone and whose totals are remembered, in case they come back; a bound on memory. */
    private static final int MOST_RETIRED_TOPICS = 10_000;

    private final Map<String, TopicCounters> topics = new ConcurrentHashMap<>();
    private final Map<String, TopicPartitions> partitions = new ConcurrentHashMap<>();
    private final Map<String, Metric> broker = new ConcurrentHashMap<>();
    private final LatencyTaps latency;

    RegistryIndex(LatencyTaps latency) {
        this.latency = latency;
    }

    Collection<TopicCounters> topics() {
        return topics.values();
    }

    Collection<TopicPartitions> partitions() {
        return partitions.values();
    }

    /** A metric of the broker as a whole, as {@code group:type=T,name=N}; null when the broker does not have it. */
    Metric broker(String mbeanName) {
        return broker.get(mbeanName);
    }

    /** Forgets topics that are gone, when there are too many of them. */
    void forgetRetired() {
        if (topics.size() > MOST_RETIRED_TOPICS) {
            long gone = topics.values().stream().filter(topic -> !topic.alive()).count();
            if (gone > MOST_RETIRED_TOPICS) {
                topics.values().removeIf(topic -> !topic.alive());
            }
        }
    }

    @Override
    public void onMetricAdded(MetricName name, Metric metric) {
        try {
            add(name, metric);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("metric {} could not be indexed and will not be reported", name, e);
        }
    }

    @Override
    public void onMetricRemoved(MetricName name) {
        try {
            remove(name);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("metric {} could not be removed from the index", name, e);
        }
    }

    private void add(MetricName name, Metric metric) {
        switch (name.getType()) {
            case "BrokerTopicMetrics" -> {
                TopicCounters.Kind kind = TopicCounters.Kind.of(name.getName());
                String topic = MetricTags.get(name, "topic");
                if (topic == null) {
                    broker.put(name.getMBeanName(), metric);
                } else if (kind != null && metric instanceof Meter meter) {
                    topics.computeIfAbsent(topic, TopicCounters::new).set(kind, meter);
                }
            }
            case "Partition", "Log" -> {
                PartitionGauges.Kind kind = PartitionGauges.Kind.of(name.getName());
                if (kind != null && metric instanceof Gauge<?> gauge && isCurrentReplica(name)) {
                    addPartition(name, kind, gauge);
                }
            }
            case "RequestMetrics" -> {
                if (metric instanceof Histogram histogram) {
                    latency.add(MetricTags.get(name, "request"), name.getName(), histogram);
                }
            }
            case "KafkaController", "ReplicaManager", "KafkaRequestHandlerPool", "SocketServer" ->
                broker.put(name.getMBeanName(), metric);
            default -> {
                return;
            }
        }
    }

    private void addPartition(MetricName name, PartitionGauges.Kind kind, Gauge<?> gauge) {
        int partition = Integer.parseInt(MetricTags.get(name, "partition"));
        partitions.compute(MetricTags.get(name, "topic"), (topic, known) -> {
            TopicPartitions replicas = known == null ? new TopicPartitions(topic) : known;
            replicas.partition(partition).set(kind, gauge);
            return replicas;
        });
    }

    private void remove(MetricName name) {
        switch (name.getType()) {
            case "BrokerTopicMetrics" -> {
                TopicCounters.Kind kind = TopicCounters.Kind.of(name.getName());
                TopicCounters counters = kind == null ? null : topics.get(orEmpty(MetricTags.get(name, "topic")));
                if (counters == null) {
                    broker.remove(name.getMBeanName());
                } else {
                    counters.remove(kind);
                }
            }
            case "Partition", "Log" -> {
                PartitionGauges.Kind kind = PartitionGauges.Kind.of(name.getName());
                if (kind != null && isCurrentReplica(name)) {
                    int partition = Integer.parseInt(MetricTags.get(name, "partition"));
                    partitions.computeIfPresent(
                            MetricTags.get(name, "topic"),
                            (topic, replicas) -> replicas.remove(partition, kind) ? null : replicas);
                }
            }
            case "RequestMetrics" -> latency.remove(orEmpty(MetricTags.get(name, "request")), name.getName());
            default -> broker.remove(name.getMBeanName());
        }
    }

    /** A log that is being moved to another directory has metrics of its own, tagged so. */
    private static boolean isCurrentReplica(MetricName name) {
        return MetricTags.get(name, "is-future") == null && MetricTags.get(name, "partition") != null;
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }
}
