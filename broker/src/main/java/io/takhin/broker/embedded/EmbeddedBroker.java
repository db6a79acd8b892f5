package io.takhin.broker.embedded;

import com.yammer.metrics.core.MetricsRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker in this JVM: one KRaft node that is broker and controller. For demos and tests; one at a time should
 * report metrics, because all brokers in a JVM share one metrics registry. A fatal fault in Kafka's controller (a full
 * disk) ends the process, as it would end a broker's own.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private static final Set<String> REPLICA_METRICS = Set.of("Log", "Partition");

    private final EmbeddedBrokerConfig config;
    private DataDir dataDir;
    private KafkaRaftServer server;
    private int port;

    public EmbeddedBroker(EmbeddedBrokerConfig config) {
        this.config = config;
    }

    /**
     * Starts, and returns when clients can produce.
     *
     * @throws EmbeddedBrokerException when the port or the folder is in use, or Kafka refuses a setting
     */
    public synchronized void start() {
        if (server != null) {
            throw new IllegalStateException("the embedded broker has been started already");
        }
        long startNanos = System.nanoTime();
        dataDir = DataDir.open(config.dataDir());
        try {
            port = FreePort.require(config.host(), config.port());
            server = startServer();
        } catch (Throwable e) {
            closeDataDirAfter(e);
            throw e;
        }
        LOG.info(
                "Kafka {} listens on {}, ready after {} ms",
                clusterId(),
                bootstrapServers(),
                (System.nanoTime() - startNanos) / 1_000_000);
    }

    private KafkaRaftServer startServer() {
        int controllerPort = FreePort.other(EmbeddedBrokerConfig.DEFAULT_HOST, port);
        try {
            KafkaConfig settings =
                    KafkaConfig.fromProps(EmbeddedSettings.of(config, dataDir.logDir(), port, controllerPort), false);
            return started(new KafkaRaftServer(settings, Time.SYSTEM));
        } catch (RuntimeException e) {
            throw new EmbeddedBrokerException("kafka: the embedded broker did not start: " + e.getMessage(), e);
        }
    }

    /** Kafka is written in Scala, which doesn't declare what it throws: checked exceptions arrive here too. */
    private static KafkaRaftServer started(KafkaRaftServer kafka) {
        boolean up = false;
        try {
            kafka.startup();
            up = true;
            return kafka;
        } finally {
            if (!up) {
                kafka.shutdown();
                kafka.awaitShutdown();
            }
        }
    }

    private void closeDataDirAfter(Throwable failure) {
        try {
            dataDir.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** {@code host:port} for clients; known once started. */
    public synchronized String bootstrapServers() {
        requireStarted();
        return config.host() + ":" + port;
    }

    /** As kept in the data folder; known once started. */
    public synchronized String clusterId() {
        requireStarted();
        return dataDir.clusterId();
    }

    private void requireStarted() {
        if (server == null) {
            throw new IllegalStateException("the embedded broker has not been started");
        }
    }

    /** Shuts down in order: all data is on disk and the folder is free when this returns. */
    @Override
    public synchronized void close() {
        if (server == null) {
            return;
        }
        try {
            server.shutdown();
            server.awaitShutdown();
            forgetReplicaMetrics();
            dataDir.close();
        } catch (IOException e) {
            throw new UncheckedIOException("data: the lock of " + config.dataDir() + " could not be given back", e);
        } finally {
            server = null;
        }
    }

    /** Kafka leaves them registered; the next broker in this JVM would be given these, which tell of closed logs. */
    private static void forgetReplicaMetrics() {
        MetricsRegistry registry = KafkaYammerMetrics.defaultRegistry();
        registry.allMetrics().keySet().stream()
                .filter(name -> REPLICA_METRICS.contains(name.getType()))
                .forEach(registry::removeMetric);
    }
}
