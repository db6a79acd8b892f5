package io.takhin.broker.reporter;

import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.sink.MetricTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/** The plugin's settings, among the broker's own in {@code server.properties}. */
public final class ReporterConfig extends AbstractConfig {

    public static final String PREFIX = "takhin.reporter.";
    public static final String CLIENT_PREFIX = PREFIX + "client.";

    public static final String ENABLE = PREFIX + "enable";
    private static final String ENABLE_DOC = "Whether this broker reports.";

    public static final String INTERVAL_MS = PREFIX + "interval.ms";
    private static final String INTERVAL_MS_DOC =
            "Time between two ticks. Ticks are at whole multiples of it on the wall clock. At most 2 s: a broker that was"
                    + " silent for 3 s is taken for away.";

    public static final String REFRESH_MS = PREFIX + "full.refresh.interval.ms";
    private static final String REFRESH_MS_DOC =
            "Between ticks only what changed is told; at least this often everything is.";

    public static final String BOOTSTRAP_SERVERS = PREFIX + "bootstrap.servers";
    private static final String BOOTSTRAP_SERVERS_DOC =
            "The cluster that takes the events, as host:port,… . When empty, this broker's own cluster, through a listener"
                    + " of its own. Required on a node that is a controller only.";

    public static final String TOPIC_PARTITIONS = PREFIX + "topic.partitions";
    private static final String TOPIC_PARTITIONS_DOC =
            "Partitions of the metric topics, where they have to be created.";

    public static final String REPLICATION_FACTOR = PREFIX + "topic.replication.factor";
    private static final String REPLICATION_FACTOR_DOC =
            "Replicas of the metric topics, where they have to be created; 0 for as many as brokers are registered then,"
                    + " at most 3. Set it to 3 where several brokers of a new cluster start one after the other.";

    public static final String QUEUE_CAPACITY = PREFIX + "queue.capacity";
    private static final String QUEUE_CAPACITY_DOC =
            "Events that may wait to be sent, about 10 a tick. More are dropped and counted; the broker never waits. At"
                    + " least 4 times the partitions of the metric topics: a tick has an event or two for each.";

    private static final String CLIENT_DOC =
            "Any setting of Kafka clients, for the connection that takes the events away: " + CLIENT_PREFIX
                    + "security.protocol, " + CLIENT_PREFIX + "sasl.jaas.config, …";

    /** Two ticks of traffic and partitions. */
    private static final int QUEUED_OF_PARTITION = 4;

    public static final ConfigDef DEFINITION = new ConfigDef()
            .define(ENABLE, Type.BOOLEAN, true, Importance.MEDIUM, ENABLE_DOC)
            .define(INTERVAL_MS, Type.LONG, 1_000L, Range.between(100, 2_000), Importance.MEDIUM, INTERVAL_MS_DOC)
            .define(REFRESH_MS, Type.LONG, 10_000L, Range.between(1_000, 3_600_000), Importance.LOW, REFRESH_MS_DOC)
            .define(BOOTSTRAP_SERVERS, Type.LIST, List.of(), Importance.HIGH, BOOTSTRAP_SERVERS_DOC)
            .define(
                    TOPIC_PARTITIONS,
                    Type.INT,
                    MetricTopic.DEFAULT_PARTITIONS,
                    Range.between(1, 1_000),
                    Importance.LOW,
                    TOPIC_PARTITIONS_DOC)
            .define(
                    REPLICATION_FACTOR,
                    Type.SHORT,
                    MetricTopics.REPLICATION_BY_BROKERS,
                    Range.between(0, 10),
                    Importance.MEDIUM,
                    REPLICATION_FACTOR_DOC)
            .define(QUEUE_CAPACITY, Type.INT, 200, Range.between(10, 100_000), Importance.LOW, QUEUE_CAPACITY_DOC);

    /** @throws ConfigException when a value is not as its definition wants it */
    ReporterConfig(Map<String, ?> brokerConfig) {
        super(DEFINITION, ownKeys(brokerConfig), false);
        if (queueCapacity() < QUEUED_OF_PARTITION * topicPartitions()) {
            throw new ConfigException(
                    QUEUE_CAPACITY,
                    queueCapacity(),
                    "expected at least " + QUEUED_OF_PARTITION + " times " + TOPIC_PARTITIONS + ", which is "
                            + topicPartitions() + ". Raise it, or have fewer partitions.");
        }
    }

    private static Map<String, ?> ownKeys(Map<String, ?> brokerConfig) {
        return brokerConfig.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX) && entry.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What {@link #CLIENT_PREFIX} keys mean, for the documentation of settings. */
    public static String clientDoc() {
        return CLIENT_DOC;
    }

    boolean enabled() {
        return getBoolean(ENABLE);
    }

    Duration interval() {
        return Duration.ofMillis(getLong(INTERVAL_MS));
    }

    Duration refreshInterval() {
        return Duration.ofMillis(getLong(REFRESH_MS));
    }

    List<String> bootstrapServers() {
        return getList(BOOTSTRAP_SERVERS);
    }

    int topicPartitions() {
        return getInt(TOPIC_PARTITIONS);
    }

    short replicationFactor() {
        return getShort(REPLICATION_FACTOR);
    }

    int queueCapacity() {
        return getInt(QUEUE_CAPACITY);
    }

    /** What the clients are given, without {@code bootstrap.servers}. */
    Map<String, Object> clientSettings() {
        return new HashMap<>(originalsWithPrefix(CLIENT_PREFIX));
    }
}
