package io.takhin.broker.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The Kafka settings of a single node that is broker and controller in one, tuned to start fast and stay small. */
final class EmbeddedSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private EmbeddedSettings() {}

    /**
     * The quorum is static (one voter, named in the settings and not in the log), so that the controller may listen on
     * another port after each restart.
     */
    static Properties of(EmbeddedBrokerConfig config, Path logDir, int port, int controllerPort) {
        Properties settings = new Properties();
        String controller = EmbeddedBrokerConfig.DEFAULT_HOST + ":" + controllerPort;
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("listeners", "PLAINTEXT://" + config.host() + ":" + port + ",CONTROLLER://" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://" + config.host() + ":" + port);
        settings.put("log.dirs", logDir.toString());
        settings.putAll(SINGLE_NODE);
        settings.putAll(SMALL);
        settings.putAll(config.overrides());
        return settings;
    }

    /** There is one broker, so nothing can have more than one replica. */
    private static final Map<String, String> SINGLE_NODE = Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "share.coordinator.state.topic.num.partitions", "1",
            // nobody else is going to join: assign partitions at once
            "group.initial.rebalance.delay.ms", "0");

    private static final Map<String, String> SMALL = Map.of(
            "num.network.threads", "2",
            "num.io.threads", "4",
            "num.recovery.threads.per.data.dir", "2",
            // default 128 MB, allocated at start; 4 MB dedupe 170,000 keys a pass
            "log.cleaner.dedupe.buffer.size", "4194304",
            // default 5 min: a demo topic's retention of minutes would be kept to badly
            "log.retention.check.interval.ms", "30000");
}
