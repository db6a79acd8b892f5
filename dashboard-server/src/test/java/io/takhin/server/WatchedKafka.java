package io.takhin.server;

import io.takhin.broker.embedded.EmbeddedBroker;
import io.takhin.broker.embedded.EmbeddedBrokerConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker with the plugin, the {@code serve} command beside it, and Kafka's own Admin client. */
final class WatchedKafka implements AutoCloseable {

    private final EmbeddedBroker broker;
    private final RunningApplication serve;
    private final KafkaTruth truth;

    WatchedKafka(Path dir, Map<String, String> brokerSettings) {
        Map<String, String> settings = new HashMap<>(brokerSettings);
        settings.put("metric.reporters", EmbeddedBrokerConfig.PLUGIN_CLASS);
        broker = new EmbeddedBroker(
                new EmbeddedBrokerConfig(dir.resolve("kafka"), 0, EmbeddedBrokerConfig.DEFAULT_HOST, settings));
        broker.start();
        serve = RunningApplication.start(RunningApplication.serve(dir.resolve("takhin"), broker.bootstrapServers()));
        truth = new KafkaTruth(broker.bootstrapServers());
    }

    Api api() {
        return serve.api();
    }

    KafkaTruth truth() {
        return truth;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    void createTopic(String name, int partitions, Map<String, String> settings) throws Exception {
        truth.admin()
                .createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings)))
                .all()
                .get();
    }

    @Override
    public void close() {
        truth.close();
        serve.close();
        broker.close();
    }
}
