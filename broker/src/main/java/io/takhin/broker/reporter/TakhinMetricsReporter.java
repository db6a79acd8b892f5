package io.takhin.broker.reporter;

import io.takhin.broker.sink.KafkaMetricSink;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsContext;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugin: {@code metric.reporters=io.takhin.broker.reporter.TakhinMetricsReporter} in an Apache Kafka broker's settings,
 * with this module's jar in its {@code libs/}. Settings: {@link ReporterConfig}. It never breaks or blocks the broker: what
 * goes wrong is logged, and at worst nothing is reported.
 */
public final class TakhinMetricsReporter implements MetricsReporter, ClusterResourceListener {

    private static final Logger LOG = LoggerFactory.getLogger(TakhinMetricsReporter.class);
    private static final String CLUSTER_ID_LABEL = "kafka.cluster.id";

    private ReporterConfig config;
    private BrokerFacts facts;
    private Map<String, Object> clientConfig;
    /** Null when disabled: everything else then does nothing. */
    private volatile NetworkMetrics network;

    private boolean initialised;
    private boolean closed;
    private String clusterId;
    private Reporting reporting;

    @Override
    public synchronized void configure(Map<String, ?> brokerConfig) {
        contained("not started", () -> {
            UnknownKeys.problems(brokerConfig.keySet()).forEach(LOG::warn);
            config = new ReporterConfig(brokerConfig);
            if (!config.enabled()) {
                LOG.info("{} is false: this broker does not report.", ReporterConfig.ENABLE);
                return;
            }
            facts = BrokerFacts.of(brokerConfig);
            clientConfig = clientConfig(brokerConfig);
            network = new NetworkMetrics(facts.controllerListeners());
        });
    }

    private Map<String, Object> clientConfig(Map<String, ?> brokerConfig) {
        Map<String, Object> client = config.clientSettings();
        List<String> servers = config.bootstrapServers();
        if (servers.isEmpty()) {
            String protocol =
                    client.getOrDefault("security.protocol", "PLAINTEXT").toString();
            servers = List.of(new OwnListener(brokerConfig, facts.controllerListeners()).address(protocol));
        }
        client.put("bootstrap.servers", String.join(",", servers));
        client.putIfAbsent("client.id", "takhin-reporter-" + facts.nodeId());
        return client;
    }

    @Override
    public synchronized void contextChange(MetricsContext context) {
        learnClusterId(context.contextLabels().get(CLUSTER_ID_LABEL));
    }

    @Override
    public synchronized void onUpdate(ClusterResource cluster) {
        learnClusterId(cluster.clusterId());
    }

    @Override
    public synchronized void init(List<KafkaMetric> metrics) {
        metrics.forEach(this::metricChange);
        initialised = true;
        startWhenReady();
    }

    private void learnClusterId(String told) {
        if (told != null) {
            clusterId = told;
            startWhenReady();
        }
    }

    private void startWhenReady() {
        if (network == null || !initialised || clusterId == null || reporting != null || closed) {
            return;
        }
        contained("not started", () -> {
            KafkaMetricSink sink = new KafkaMetricSink(
                    clientConfig, config.queueCapacity(), config.topicPartitions(), config.replicationFactor());
            Reporting started =
                    new Reporting(config, facts, clusterId, KafkaYammerMetrics.defaultRegistry(), network, sink);
            try {
                sink.start();
                started.start();
                reporting = started;
            } catch (RuntimeException | LinkageError e) {
                started.close();
                throw e;
            }
            LOG.info("Reporting on node {} every {} to {}", facts.nodeId(), config.interval(), servers());
        });
    }

    private Object servers() {
        return clientConfig.get("bootstrap.servers");
    }

    @Override
    public void metricChange(KafkaMetric metric) {
        NetworkMetrics followed = network;
        if (followed != null) {
            followed.add(metric);
        }
    }

    @Override
    public void metricRemoval(KafkaMetric metric) {
        NetworkMetrics followed = network;
        if (followed != null) {
            followed.remove(metric);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        network = null;
        if (reporting != null) {
            contained("not closed in order", reporting::close);
        }
    }

    /** A plugin must not stop a broker: what it does wrong is told, and the broker goes on. */
    private static void contained(String what, Runnable step) {
        try {
            step.run();
        } catch (ConfigException e) {
            LOG.error("The Takhin metrics reporter is {}: {}", what, e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The Takhin metrics reporter is {}.", what, e);
        }
    }
}
