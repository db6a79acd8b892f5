package io.takhin.broker.embedded;

import java.nio.file.Path;
import java.util.Map;

/**
 * How to run an {@link EmbeddedBroker}.
 *
 * @param dataDir its folder, made when absent; topics, offsets and the cluster id in it survive a restart
 * @param port where clients connect; 0 for a free port
 * @param host the address to bind and to advertise
 * @param overrides Kafka settings by name; they win over {@link EmbeddedSettings}
 */
public record EmbeddedBrokerConfig(Path dataDir, int port, String host, Map<String, String> overrides) {

    /** Only this machine can connect. */
    public static final String DEFAULT_HOST = "127.0.0.1";

    /** The name of the broker plugin's class, for {@code metric.reporters}. */
    public static final String PLUGIN_CLASS = "io.takhin.broker.reporter.TakhinMetricsReporter";

    public EmbeddedBrokerConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: expected 0 to 65535, found " + port);
        }
        overrides = Map.copyOf(overrides);
    }

    /** On this machine only, with no overrides. */
    public EmbeddedBrokerConfig(Path dataDir, int port) {
        this(dataDir, port, DEFAULT_HOST, Map.of());
    }
}
