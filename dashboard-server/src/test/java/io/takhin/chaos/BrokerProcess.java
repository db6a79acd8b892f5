package io.takhin.chaos;

import io.takhin.broker.embedded.EmbeddedBroker;
import io.takhin.broker.embedded.EmbeddedBrokerConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A Kafka broker with the plugin, as a process: {@code BrokerProcess <folder> <port>}. */
final class BrokerProcess {

    private BrokerProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedBrokerConfig config = new EmbeddedBrokerConfig(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                EmbeddedBrokerConfig.DEFAULT_HOST,
                Map.of("metric.reporters", EmbeddedBrokerConfig.PLUGIN_CLASS));
        new EmbeddedBroker(config).start();
        new CountDownLatch(1).await();
    }
}
